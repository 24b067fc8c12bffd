#!/usr/bin/env node
import { type Command, readArguments } from "./arguments.ts";
import { help } from "./help.ts";
import { createNetwork, type Network } from "./network/index.ts";
import { UsageError } from "./usage-error.ts";

// The only place that reads the environment and the terminal.
// oxlint-disable-next-line eslint/no-restricted-properties -- a published command has no other settings
const environment = process.env;

const terminal = () => ({
  width: process.stdout.isTTY ? Math.max(process.stdout.columns, 40) : 100,
  hasColor: process.stdout.isTTY && (environment["NO_COLOR"] ?? "") === "",
});

/** @returns the exit code */
async function run(command: Command): Promise<number> {
  switch (command.kind) {
    case "help":
      process.stdout.write(help);
      return 0;
    case "version":
      process.stdout.write(`${(await import("./version.ts")).version}\n`);
      return 0;
    case "explain":
      return (await import("./run-explain.ts")).runExplain(command, terminal());
    case "examine":
    case "survey":
    case "check": {
      const network = createNetwork({ ...command.network, proxy: environment });
      try {
        return await ask(command, network);
      } finally {
        network.close();
      }
    }
  }
}

/** Each command loads only what it needs. */
async function ask(
  command: Extract<Command, { kind: "examine" | "survey" | "check" }>,
  network: Network,
): Promise<number> {
  switch (command.kind) {
    case "examine":
      return (await import("./run-examine.ts")).runExamine(command, network, terminal());
    case "survey":
      return (await import("./run-survey.ts")).runSurvey(command, network, terminal());
    case "check":
      return (await import("./run-check.ts")).runCheck(command, network, terminal());
  }
}

// Whoever reads the output may have read enough: `cors-doctor … | head`.
process.stdout.on("error", () => process.exit());

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  const { printable } = await import("./report/terminal.ts");
  const isUsage = error instanceof UsageError;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${printable(isUsage ? text : `cors-doctor itself failed: ${text}`)}\n`);
  // Not 1, which means that a browser blocks the request.
  process.exitCode = isUsage ? 64 : 70;
}
