import { checkOrigin } from "../origin-spelling.ts";
import { needsServer } from "./fix.ts";
import { type FactName, type Facts, mayBePreflight } from "./facts.ts";
import type { Problem } from "./problem.ts";

/** One missing fact that changes the answer. */
export type Question = {
  fact: FactName;
  text: string;
  where: string;
  /** Null for a text to write. */
  choices: { label: string; facts: Partial<Facts> }[] | null;
};

const statuses: Question["choices"] = [
  { label: "200 to 299", facts: { status: 200 } },
  { label: "401 or 403", facts: { status: 401 } },
  { label: "404", facts: { status: 404 } },
  { label: "405", facts: { status: 405 } },
  { label: "500", facts: { status: 500 } },
  { label: "502, 503 or 504", facts: { status: 502 } },
];

/** What somebody typed, and no origin that a browser names without a scheme of the web. */
const isEntered = /^(?!null$)(?:https?:|[^:]*$|[^:]*:\d)/i;

/** An answer as it is kept: of an address that somebody copied, the origin. */
export function toAnswered(facts: Partial<Facts>): Partial<Facts> {
  const origin = facts.origin ?? null;
  const suggestion = origin === null ? null : (checkOrigin(origin)?.suggestion ?? null);
  return suggestion === null ? facts : { ...facts, origin: suggestion };
}

type Row = Question & { applies: (problem: Problem) => boolean };

/** In the order in which they are asked. */
const rows: readonly Row[] = [
  {
    fact: "origin",
    text: "Which origin has your page?",
    where: "Type location.origin into the page’s console.",
    choices: null,
    applies: ({ facts: { origin } }) =>
      origin === null || (isEntered.test(origin) && checkOrigin(origin) !== null),
  },
  {
    fact: "status",
    text: "Which status does the Network panel show?",
    where:
      "For a preflight look at the line with the method OPTIONS. An error has a cause of its own.",
    choices: statuses,
    applies: ({ finding: { code }, facts }) =>
      facts.status === null && code !== null && /MissingAllowOrigin|InvalidStatus/.test(code),
  },
  {
    fact: "method",
    text: "Which method has the request?",
    where: "The Network panel shows it, and so does your code.",
    choices: ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => ({
      label: method,
      facts: { method },
    })),
    applies: ({ finding, facts }) => facts.method === null && mayBePreflight(finding),
  },
  {
    fact: "headers",
    text: "Does the request carry a token in Authorization?",
    where: "Add other headers that your code sets below, in your values.",
    choices: [
      { label: "Yes", facts: { headers: ["authorization"] } },
      { label: "No", facts: { headers: [] } },
    ],
    applies: ({ finding, facts }) => facts.headers === null && mayBePreflight(finding),
  },
  {
    fact: "cookies",
    text: "Does the request send cookies?",
    where:
      'Only with credentials: "include" in fetch, or withCredentials in axios and XMLHttpRequest.',
    choices: [
      { label: "Yes", facts: { cookies: true } },
      { label: "No", facts: { cookies: false } },
    ],
    applies: ({ facts }) => facts.cookies === null,
  },
];

/**
 * The next question; null where nothing that is missing changes the answer.
 * @param skipped what the reader does not know
 */
export function toQuestion(problem: Problem, skipped: readonly FactName[]): Question | null {
  if (!isAsked(problem)) return null;
  const row = rows.find(({ fact, applies }) => !skipped.includes(fact) && applies(problem));
  if (row === undefined) return null;
  const { applies: _applies, ...question } = row;
  return question;
}

/** Whether an answer can change anything: not for a request that no server's configuration changes. */
function isAsked({ source, judged, finding: { kind, code, hints }, facts }: Problem): boolean {
  if (source === "request" || source === "configuration") return true;
  // A response that names an origin can only be judged for a page.
  if (source === "responses" && kind !== "blocked") return judged === null && facts.origin === null;
  // One origin on both sides would mean that CORS does not apply.
  if (kind === "network") return facts.url !== null && facts.origin === null;
  const isElsewhere = hints.some((hint) => /file|manifest|content-script/.test(hint));
  return kind === "blocked" && needsServer(code) && !isElsewhere && facts.origin !== "null";
}
