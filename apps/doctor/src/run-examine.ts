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
  const [{ toReport, maskReport, toLines }, { toText }, { toRun }] = await Promise.all([
    import("./report/index.ts"),
    import("./formats/format.ts"),
    import("./formats/examined.ts"),
  ]);
  const whole = toReport(examination, conclusions, output.stack);
  const report = output.showsSecrets ? whole : maskReport(whole);
  process.stdout.write(toText(report, { toLines, toRun }, output.format, terminal));
  return report.exitCode;
}
