import { readFileSync } from "node:fs";
import type { Command } from "./arguments.ts";
import { check } from "./check/check.ts";
import { readExpectations } from "./check/expectations.ts";
import { toCheckReport, toRun } from "./check/report.ts";
import { toLines } from "./check/text.ts";
import { toText } from "./formats/format.ts";
import type { Network } from "@blocked/examination";
import { maskReport } from "@blocked/examination/secrets";
import type { Terminal } from "@blocked/examination/terminal";
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
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`check: the file ${file} cannot be read.`);
  }
}
