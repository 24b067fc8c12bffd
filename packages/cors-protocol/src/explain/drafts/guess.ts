import { readTorn } from "../../engines/chromium/torn.ts";
import { languages } from "../../engines/firefox/languages.ts";
import type { Draft } from "./draft.ts";
import { nothingFound } from "../finding.ts";
import { toTranslated } from "./translated.ts";

const draft = {
  ...nothingFound,
  kind: "blocked",
  isOpen: false,
  isPreflight: false,
  isBlock: true,
  isRedirect: false,
  isRepeated: false,
  end: 0,
} as const;

/** Firefox in a language that the table does not have, or a line whose beginning is lost. */
export function guess(text: string): Draft[] {
  const torn = readAlone(text);
  if (torn !== null) return [{ ...draft, ...torn }];
  const part = text.slice(0, 4_000);
  if (!/CORS|Access-Control-Allow-/.test(part)) return [];
  const lower = part.toLowerCase();
  const language = languages.find(({ missing = [], several = [], preflight = [] }) =>
    [missing, several, preflight].flat().some((words) => lower.includes(words)),
  );
  const read = toTranslated(part, language?.name ?? null);
  const namesHeader = lower.includes("access-control-allow-");
  const isForeign = /[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(part);
  const isSentence = namesHeader ? /[(（:：].{0,400}access-control-allow-/is : foreignReason;
  const isKnown = (namesHeader && language !== undefined) || (isForeign && isSentence.test(part));
  if (!isKnown || isProse(lower)) return [];
  return [{ ...draft, ...read }];
}

/** An address, and a reason about CORS in brackets behind it: people write so too, but seldom. */
const foreignReason =
  /https?:\/\/\S{1,2000}\s?.{0,80}[(（:：][^()（）]{2,120}CORS[^()（）]{0,120}[)）.。]/;

/** Header lists and configurations name the same headers. */
function isProse(lower: string): boolean {
  return /access-control-[a-z-]{5,20}["']?\s?[:=→⇒]|\bthe\b.{0,200}\bis\b/.test(lower);
}

const beginning =
  /Request header field \S{1,100} is not|Method \S{1,40} is not allowed by|Redirect location|The (?:value of the )?['‘"]Access-Control-Allow-/;

/** A message without its end, and without the words that say that CORS blocked the request. */
function readAlone(text: string): Partial<Draft> | null {
  const found = beginning.exec(text);
  if (found === null) return null;
  const line = text.slice(found.index, found.index + 400).split("\n", 1)[0] ?? "";
  const torn = readTorn(line, false);
  if (torn === null) return null;
  return { candidates: torn.codes, code: torn.codes[0] ?? null, parameter: torn.parameter };
}
