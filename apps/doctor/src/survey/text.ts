import type { Access } from "../examine/access.ts";
import type { Style } from "../report/terminal.ts";
import { blank, type Line, line } from "../report/terminal.ts";
import type { SurveyReport } from "./report.ts";
import type { Finding, OriginRow } from "./types.ts";

const severities: Record<Finding["severity"], readonly [Style, string]> = {
  hole: ["red", "Hole: "],
  risk: ["yellow", "Risk: "],
  fault: ["yellow", "Fault: "],
};
/** The answer stands first, so that a long origin wraps on a narrow terminal. */
const accesses: Record<Access, readonly [Style, string]> = {
  "with cookies": ["bold", "allowed"],
  "without cookies": ["bold", "without cookies"],
  blocked: ["dim", "blocked"],
};
const width = Math.max(...Object.values(accesses).map(([, word]) => word.length)) + 2;

const who: Record<OriginRow["id"], string> = {
  listed: "the page itself",
  foreign: "any other site",
  null: "a sandboxed frame",
  after: "a name that begins alike",
  before: "a name that ends alike",
  dot: "a name without the dot",
  subdomain: "a subdomain",
  sibling: "a neighbour",
  "sibling-alike": "a neighbour that ends alike",
  "other-port": "another port",
  "port-after": "a longer port",
  insecure: "the page over http",
};

/** The survey for a terminal: the holes first, then the table, then the exchanges that prove them. */
export function toLines(report: SurveyReport): Line[] {
  const { url, from, failure, findings, exchanges } = report;
  if (failure !== null) return [line(["yellow", "No response: "], failure)];
  const proofs = new Set(findings.flatMap(({ proof }) => proof));
  const sections = [
    [{ spans: [["bold", "Survey of "], `${url} for ${from}`], hang: 2 } satisfies Line],
    findings.length === 0
      ? [line(["green", "No hole found. "], "The origins below were tried.")]
      : findings.flatMap(toFindingLines),
    toTable(report),
    exchanges.filter(({ number }) => proofs.has(number)).flatMap(toExchangeLines),
  ];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, at) => (at === 0 ? section : [blank, ...section]));
}

function toFindingLines({ severity, title, sentence, fix, proof }: Finding): Line[] {
  const [style, word] = severities[severity];
  return [
    { spans: [[style, word], ["bold", `${title}.`], ` (${proof.join(", ")})`], hang: 2 },
    { spans: [sentence], indent: 2 },
    { spans: [fix], indent: 2 },
  ];
}

function toTable({ origins, preflights, preflight }: SurveyReport): Line[] {
  const rows = [
    ...origins.map(({ id, origin, access }) => ({ access, what: who[id], value: origin })),
    ...preflights.map(({ kind, name, access }) => ({ access, what: `the ${kind}`, value: name })),
  ];
  const most = Math.max(...rows.map(({ what }) => what.length)) + 2;
  return [
    ...rows.map(({ access, what, value }): Line => {
      const [style, word] = accesses[access];
      const [first, second] = [word.padEnd(width), what.padEnd(most)];
      return { spans: [[style, first], ["dim", second], value], hang: 4, breaks: "spans" };
    }),
    ...(preflight === null ? [] : [toCost(preflight)]),
  ];
}

function toCost({ seconds, sent, milliseconds }: NonNullable<SurveyReport["preflight"]>): Line {
  const { chromium, firefox, webkit } = seconds;
  const header =
    sent === null ? "without Access-Control-Max-Age" : `Access-Control-Max-Age: ${sent}`;
  const kept = `kept ${chromium} s by Chromium, ${firefox} s by Firefox, ${webkit} s by WebKit`;
  return {
    spans: [
      `A preflight takes ${Math.max(1, Math.round(milliseconds))} ms, and is ${kept} (${header}).`,
    ],
    hang: 2,
  };
}

function toExchangeLines({
  number,
  status,
  headers,
  curl,
}: SurveyReport["exchanges"][number]): Line[] {
  return [
    { spans: [`${number}  `, ["dim", curl]], breaks: "never" },
    { spans: [["bold", String(status ?? "no response")]], indent: 3 },
    ...headers.map(([name, value]): Line => ({ spans: [`${name}: ${value}`], indent: 3, hang: 5 })),
  ];
}
