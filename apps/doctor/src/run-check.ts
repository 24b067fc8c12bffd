import { readFileSync } from "node:fs";
import type { Command } from "./arguments.ts";
import { check } from "./check/check.ts";
import { readExpectations } from "./check/expectations.ts";
import { toCheckReport, toRun } from "./check/report.ts";
import { toLines } from "./check/text.ts";
import { toText } from "./formats/format.ts";
import type { Network } from "./network/index.ts";
import { maskReport } from "./report/secrets.ts";
import type { Terminal } from "./report/terminal.ts";
import { UsageError } from "./usage-error.ts";

type Check = Extract<Command, { kind: "check" }>;

/** @returns the exit code */
export async function runCheck(
  { file, output, ...options }: Check,
  network: Network,
  terminal: Terminal,
): Promise<number> {
  const checked = await check(readExpectations(read(file)), options, network);
  const whole = toCheckReport(file, checked);
  const report = output.showsSecrets ? whole : maskReport(whole);
  process.stdout.write(toText(report, { toLines, toRun }, output.format, terminal));
  return report.exitCode;
}

function read(file: string): string {
  // A second syntax would need a package, and say nothing that JSON cannot.
  if (/\.ya?ml$/i.test(file)) throw new UsageError(`check: write ${file} as JSON.`);
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`check: the file ${file} cannot be read.`);
  }
}
