import type { Command } from "./arguments.ts";
import { toText } from "./formats/format.ts";
import type { Network } from "./network/index.ts";
import { maskReport } from "./report/secrets.ts";
import type { Terminal } from "./report/terminal.ts";
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
