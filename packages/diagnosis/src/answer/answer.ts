import { findErrorPage, toSlug } from "@blocked/error-guide";
import { type Advice, toAdvice } from "./advice.ts";
import { type Alike, toAlike } from "./alike.ts";
import { type Probe, toProbe } from "./curl.ts";
import type { Problem } from "./problem.ts";
import { type Fix, toFix } from "./fix.ts";
import type { FactName } from "./facts.ts";
import { type Question, toQuestion } from "./questions.ts";
import { type Summary, toSummary } from "./verdict.ts";
import { toWordings, type Wordings } from "./wordings.ts";

/** All that the page says about one failure, in the order of the screen. */
export type Answer = {
  summary: Summary;
  advice: Advice[];
  question: Question | null;
  fix: Fix | null;
  /** The command that tells the causes apart. */
  probe: Probe | null;
  alike: readonly Alike[];
  /** The error pages of every code that the text can mean, the likeliest first. */
  pages: { title: string; href: string }[];
  wordings: Wordings;
};

export function toAnswer(problem: Problem, skipped: readonly FactName[]): Answer {
  const advice = toAdvice(problem);
  return {
    summary: toSummary(problem),
    advice,
    question: toQuestion(problem, skipped),
    fix: toFix(problem, advice),
    probe: toProbe(problem),
    alike: toAlike(problem),
    pages: toPages(problem),
    wordings: toWordings(problem),
  };
}

function toPages({
  finding: { candidates, name, hints, parameter },
  facts,
}: Problem): Answer["pages"] {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ url: facts.url, origin: facts.origin, parameter })) {
    if (value !== null && value !== "") query.set(key, value);
  }
  const said = query.size === 0 ? "" : `?${query.toString()}`;
  const slugs = [...candidates.map(toSlug), ...(name === null ? [] : [name]), ...hints];
  return [...new Set(slugs)].flatMap((slug) => {
    const page = findErrorPage(slug);
    return page === undefined
      ? []
      : [{ title: page.title, href: `/errors/${slug}${"code" in page ? said : ""}` }];
  });
}
