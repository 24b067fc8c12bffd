import type { Result, Run } from "../formats/result.ts";
import type { Report } from "../report/report.ts";
import { type Checked, toExitCode } from "./check.ts";

export type CheckReport = {
  schemaVersion: 1;
  file: string;
  exitCode: 0 | 1 | 2 | 3;
  checks: readonly (Omit<Checked, "report"> & {
    verdicts: Report["verdicts"];
    exchanges: Report["exchanges"];
  })[];
};

export function toCheckReport(file: string, checked: readonly Checked[]): CheckReport {
  return {
    schemaVersion: 1,
    file,
    exitCode: toExitCode(checked),
    checks: checked.map(({ report: { verdicts, exchanges }, ...rest }) => ({
      ...rest,
      verdicts,
      exchanges,
    })),
  };
}

const rules = {
  "as expected": { id: "expectation", title: "The API is as expected" },
  differs: { id: "differs", title: "The API differs from what is expected" },
  unsafe: { id: "unsafe", title: "Something works that must not" },
  unanswered: { id: "unanswered", title: "Nothing answered" },
};

/** The checks for the formats that other programs read. */
export function toRun({ file, checks }: CheckReport): Run {
  const seen = new Map<string, number>();
  const results = checks.map(({ name, line, expected, state, found, exchanges }): Result => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      rule: rules[state],
      name: count === 1 ? name : `${name} (${count})`,
      state: state === "as expected" ? "passed" : state === "unanswered" ? "unanswered" : "failed",
      level: "error",
      message: state === "as expected" ? "" : `Expected: ${expected}. ${found}`,
      details: exchanges.map(({ curl }) => curl),
      place: { uri: file, line },
    };
  });
  return { name: file, results };
}
