import { runToEnd } from "./processes.ts";

/** Format, lint, types, dependency arrows, unused code: all are run, so that one look shows everything. */
const checks: [title: string, program: string, args: string[]][] = [
  ["format", "oxfmt", ["--check"]],
  ["lint", "oxlint", ["--type-aware", "--report-unused-disable-directives"]],
  ["types", "turbo", ["run", "typecheck", "--output-logs=errors-only"]],
  ["arrows", "turbo", ["boundaries"]],
  ["unused code", "knip", ["--treat-config-hints-as-errors"]],
];

/** Runs every check and says at the end which of them failed. */
export async function check(): Promise<void> {
  const failed: string[] = [];
  for (const [title, program, args] of checks) {
    if (!(await runToEnd(program, args, { TURBO_PRINT_VERSION_DISABLED: "1" }))) failed.push(title);
  }
  console.log(
    failed.length === 0
      ? `check: ${checks.map(([title]) => title).join(", ")} are fine`
      : `check: ${failed.join(", ")} failed; the lines above say where`,
  );
}
