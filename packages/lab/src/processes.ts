import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "./root.ts";

/** A child whose PATH begins with the repository's own tools. */
export function start(
  program: string,
  args: string[],
  { env = {}, ...options }: SpawnOptions = {},
): ChildProcess {
  const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  return spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    ...options,
    env: {
      ...process.env,
      PATH: path,
      TURBO_TELEMETRY_DISABLED: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
}

/** Runs a program to its end. Its exit code becomes ours; it has said itself what was wrong. */
export async function runToEnd(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const child = start(program, args, { env });
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("exit", done);
  });
  if (code !== 0) process.exitCode = 1;
  return code === 0;
}
