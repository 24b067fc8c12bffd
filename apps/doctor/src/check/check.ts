import { type Engine, engines } from "@blocked/cors-protocol";
import { toAccess } from "../examine/access.ts";
import { examine } from "../examine/examine.ts";
import type { Examination } from "../examine/types.ts";
import { isFailure, type Network } from "../network/index.ts";
import { toReport, type Report } from "../report/report.ts";
import type { Expectation } from "./expectations.ts";

export type State = "as expected" | "differs" | "unsafe" | "unanswered";

/** What came of an expectation. */
export type Checked = {
  name: string;
  line: number;
  expected: string;
  state: State;
  /** What came instead, in a sentence; empty where it is as expected. */
  found: string;
  /** What the verdict leaves open; null where it leaves nothing. */
  remark: string | null;
  report: Report;
};

export type Options = { engines: readonly Engine[]; send: boolean };

/** Compares an API with what is expected of it, one request after the other. */
export async function check(
  expectations: readonly Expectation[],
  { engines: asked, send }: Options,
  network: Network,
): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const one of expectations) {
    const options = { from: one.from, credentials: one.credentials, engines: asked, send };
    checked.push(compare(one, await examine(one.asked, options, network)));
  }
  return checked;
}

function compare(one: Expectation, examination: Examination): Checked {
  const report = toReport(examination, [], null);
  const { name, line, expect, code } = one;
  const isOpen = report.verdicts.some(({ outcome }) => outcome === "preflight allowed");
  return {
    name,
    line,
    expected: code === null ? expect : `${expect} (${code})`,
    ...toState(one, examination, report),
    remark:
      isOpen && expect === "works"
        ? "Only the preflight was sent; --send sends the request."
        : null,
    report,
  };
}

function toState(
  { expect, code, isForbidden }: Expectation,
  examination: Examination,
  { verdicts }: Report,
): Pick<Checked, "state" | "found"> {
  const failure = examination.sent.map(({ answer }) => answer).find(isFailure);
  if (failure !== undefined) return { state: "unanswered", found: failure.sentence };
  const works = verdicts.filter(
    ({ outcome }) => outcome === "works" || outcome === "preflight allowed",
  );
  if (expect === "blocked" && works.length > 0) {
    return { state: "unsafe", found: `It works in ${toNames(works)}.` };
  }
  const readers = examination.results.filter((one) => toAccess(one, examination) !== "blocked");
  if (isForbidden && readers.length > 0) {
    return { state: "unsafe", found: `It works without cookies in ${toNames(readers)}.` };
  }
  const others = verdicts.filter((one) =>
    expect === "works" ? !works.includes(one) : one.outcome !== "blocked",
  );
  const [other] = others;
  if (other !== undefined) {
    const what = `${other.lines[0] ?? other.sentence}`;
    return { state: "differs", found: `${toNames(others)}: ${what}` };
  }
  const named = verdicts.find(({ engine }) => engine === "chromium") ?? verdicts[0];
  if (code !== null && named !== undefined && named.code !== code) {
    return { state: "differs", found: `It is blocked for another reason: ${named.code}.` };
  }
  return { state: "as expected", found: "" };
}

function toNames(found: readonly { engine: Engine }[]): string {
  return engines.filter((engine) => found.some((one) => one.engine === engine)).join(", ");
}

/** The worst of all: something works that should not, then something else differs, then nothing answered. */
export function toExitCode(checked: readonly Checked[]): 0 | 1 | 2 | 3 {
  const has = (state: State) => checked.some((one) => one.state === state);
  if (has("unsafe")) return 2;
  if (has("differs")) return 1;
  return has("unanswered") ? 3 : 0;
}
