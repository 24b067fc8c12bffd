import type { Command } from "./arguments.ts";
import { examine } from "./examine/examine.ts";
import type { Network } from "./network/index.ts";
import { probe } from "./probes/probes.ts";
import type { Terminal } from "./report/terminal.ts";

type Examine = Extract<Command, { kind: "examine" }>;

/** @returns the exit code */
export async function runExamine(
  { asked, options, output }: Examine,
  network: Network,
  terminal: Terminal,
): Promise<number> {
  const examination = await examine(asked, options, network);
  const conclusions = await probe(examination, network);
  // Loaded after the requests: the sentences and the servers' code are most of the program.
  const { toReport, maskReport, toLines, render } = await import("./report/index.ts");
  const whole = toReport(examination, conclusions, output.stack);
  const report = output.showsSecrets ? whole : maskReport(whole);
  process.stdout.write(
    output.isJson ? `${JSON.stringify(report, null, 2)}\n` : render(toLines(report), terminal),
  );
  return report.exitCode;
}
