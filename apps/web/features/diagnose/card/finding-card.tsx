import { useId } from "react";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { useBrowserValue } from "../../../lib/store.ts";
import { CopyButton } from "../../../ui/code/copy-button.tsx";
import { Link } from "../../../ui/link.tsx";
import { VerdictBanner } from "../../../ui/verdict/verdict-banner.tsx";
import {
  type Advice,
  type Edit,
  type Found,
  type Problem,
  toAnswer,
  toAnswered,
  withEdit,
} from "@blocked/diagnosis";
import { AlikePart } from "./alike-part.tsx";
import { Ask } from "./ask.tsx";
import { EvidencePart } from "./evidence-part.tsx";
import { FixPart } from "./fix-part.tsx";
import { WordingsPart } from "./wordings-part.tsx";
import { YourValues } from "./your-values.tsx";

type FindingCardProps = {
  found: Found;
  place: number;
  total: number;
  edit: Edit;
  onEdit: (edit: Edit) => void;
};

const titles: Record<Problem["finding"]["kind"], string> = {
  blocked: "Blocked by the browser",
  warning: "A warning",
  neighbour: "Not the CORS check",
  network: "Failed without a reason",
  "not recognised": "Not recognized",
};

/** The verdict in a few words. */
function toTitle({ source, finding, facts, judged }: Problem): string {
  if (source === "responses" && finding.kind === "blocked" && facts.origin === null) {
    return "Blocked for every other origin";
  }
  if (finding.kind === "blocked" || source === "line") return titles[finding.kind];
  if (source === "request") return "A request";
  if (source === "configuration") return "A configuration that is right";
  if (judged === null || judged.missing !== null) return "Not decided yet";
  return judged.verdict.outcome === "network-error" ? "Network error" : "Your script may read it";
}

/** One failure, from the verdict to the wording of other browsers. */
export function FindingCard({ found, place, total, edit, onEdit }: FindingCardProps) {
  const id = useId();
  const engine = useBrowserValue(() => getVisitor().engine, "chromium");
  const problem = withEdit(found, edit, engine);
  const { finding, facts } = problem;
  const answer = toAnswer(problem, edit.skipped);
  const [page] = answer.pages;
  const change = (changed: Partial<Problem["facts"]>) =>
    onEdit({ ...edit, facts: { ...edit.facts, ...changed } });
  const isRequest =
    problem.source !== "line" || finding.kind === "blocked" || finding.kind === "network";
  const isBeside = answer.fix?.isSecond === false;
  return (
    <article aria-labelledby={id} className="space-y-6 border-t border-rule pt-6">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-[20px] leading-7 font-semibold">
          {page?.title ?? toTitle(problem)}
        </h2>
        <p className="text-sm text-soft">
          {total > 1 && `${place + 1} of ${total}`}
          {finding.times > 1 && ` (${finding.times} times in the text)`}
        </p>
      </header>
      <VerdictBanner
        look={answer.summary.look}
        title={toTitle(problem)}
        chips={answer.summary.chips}
      >
        <span className="wrap-anywhere">{answer.summary.sentence}</span>
      </VerdictBanner>
      {!isBeside && <AdvicePart advice={answer.advice} />}
      <div
        className={
          isBeside
            ? "grid grid-cols-1 gap-6 lg:grid-cols-[minmax(340px,38%)_minmax(0,1fr)] lg:gap-8"
            : "space-y-6"
        }
      >
        <div className="space-y-6">
          {answer.question !== null && (
            <Ask
              key={answer.question.fact}
              question={answer.question}
              onAnswer={(facts) => change(toAnswered(facts))}
              onSkip={(fact) => onEdit({ ...edit, skipped: [...edit.skipped, fact] })}
            />
          )}
          {isRequest && <YourValues facts={facts} onChange={change} />}
        </div>
        {answer.fix !== null && (
          // On a phone the configuration comes before the fields that refine it.
          <div className={isBeside ? "min-w-0 max-lg:order-first" : ""}>
            <FixPart fix={answer.fix} />
          </div>
        )}
      </div>
      {isBeside && <AdvicePart advice={answer.advice} />}
      {problem.judged !== null && <EvidencePart judged={problem.judged} engine={engine} />}
      <AlikePart probe={answer.probe} alike={answer.alike} />
      {answer.pages.length > 0 && <Pages pages={answer.pages} />}
      <WordingsPart wordings={answer.wordings} />
    </article>
  );
}

function AdvicePart({ advice: [first, ...others] }: { advice: readonly Advice[] }) {
  if (first === undefined) return null;
  return (
    <section aria-label="What to change" className="space-y-3">
      <h3 className="font-semibold">What to change</h3>
      <One advice={first} />
      {others.length > 0 && (
        <>
          <p className="text-sm text-soft">The text also shows this:</p>
          <ul className="list-disc space-y-3 pl-6">
            {others.map((advice) => (
              <li key={advice.id}>
                <One advice={advice} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function One({ advice: { text, code } }: { advice: Advice }) {
  return (
    <div className="space-y-2">
      <p className="max-w-text">{text}</p>
      {code !== undefined && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <code className="wire min-w-0 rounded-md border border-rule bg-sunk px-3 py-1">
            {code}
          </code>
          <CopyButton text={code} label="Copy" more="this code" />
        </div>
      )}
    </div>
  );
}

/** The first code is the likeliest; a browser may print one line for several. */
function Pages({ pages }: { pages: readonly { title: string; href: string }[] }) {
  return (
    <section aria-label="Error pages" className="space-y-2">
      <h3 className="font-semibold">
        {pages.length === 1
          ? "More about this error"
          : "More about this error, and others of the same message"}
      </h3>
      <ul className="space-y-1">
        {pages.map(({ title, href }) => (
          <li key={href}>
            <Link href={href}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
