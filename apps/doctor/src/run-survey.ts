import type { Command } from "./arguments.ts";
import { toText } from "./formats/format.ts";
import type { Network } from "@blocked/examination";
import { maskReport } from "@blocked/examination/secrets";
import type { Terminal } from "@blocked/examination/terminal";
import { toSurveyReport } from "./survey/report.ts";
import { toRun } from "./survey/run.ts";
import { survey } from "./survey/survey.ts";
import { toLines } from "./survey/text.ts";

type Survey = Extract<Command, { kind: "survey" }>;

/** @returns the exit code */
export async function runSurvey(
  { output, ...asked }: Survey,
  network: Network,
  terminal: Terminal,
): Promise<number> {
  const whole = toSurveyReport(await survey(asked, network));
  const report = output.showsSecrets ? whole : maskReport(whole);
  process.stdout.write(toText(report, { toLines, toRun }, output.format, terminal));
  return report.exitCode;
}
