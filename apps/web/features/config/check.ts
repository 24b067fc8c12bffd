import { isToken } from "@blocked/cors-protocol";
import type { Needs } from "@blocked/servers";
import { findMisspelling } from "@blocked/diagnosis/origin-spelling";

/** What the page says beside a line. A line with a problem is left out of the files; a note changes nothing. */
export type Remark = {
  kind: "problem" | "note";
  text: string;
  /** The line as it should be, where that can be guessed. */
  suggestion: string | null;
};

/** Judges an origin. A star is right without cookies; no browser accepts it with them. */
export function checkOrigin(origin: string, cookies: boolean): Remark | null {
  if (origin === "*") return cookies ? starWithCookies : star;
  const wrong = findMisspelling(origin);
  return wrong === null
    ? null
    : { kind: "problem", text: wrong.problem, suggestion: wrong.suggestion };
}

const starWithCookies: Remark = {
  kind: "problem",
  text: "No browser accepts * together with cookies. List each origin, or leave out the cookies.",
  suggestion: null,
};
const star: Remark = {
  kind: "note",
  text: "Every website may read the responses, whatever else is listed. Choose this only for data that anyone may see.",
  suggestion: null,
};

/** Judges a header name. nginx would read a dollar as the start of a variable. */
export function checkHeaderName(name: string): Remark | null {
  if (isToken(name) && !/[*$]/.test(name)) return null;
  const text =
    name === "*"
      ? "List each header: * never covers Authorization, and counts for nothing with cookies."
      : "This is not a header name: letters, digits and hyphens, without a colon or a value.";
  const [first = ""] = name.split(":");
  const isGuess = first !== name && isToken(first) && !/[*$]/.test(first);
  return { kind: "problem", text, suggestion: isGuess ? first : null };
}

const isProblem = (remark: Remark | null) => remark?.kind === "problem";

/** Leaves out what a browser would not accept, and what is entered twice. */
export function toUsable(needs: Needs): Needs {
  const unique = (lines: string[], check: (line: string) => Remark | null) =>
    [...new Set(lines)].filter((line) => !isProblem(check(line)));
  return {
    ...needs,
    origins: unique(needs.origins, (origin) => checkOrigin(origin, needs.cookies)),
    headers: unique(needs.headers, checkHeaderName),
    exposed: unique(needs.exposed, checkHeaderName),
  };
}
