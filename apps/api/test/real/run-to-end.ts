import { spawn } from "node:child_process";
import { apiFolder, type Ended, findPort, toEnd } from "../../soak/server-process.ts";
import { resetProgram } from "./bundle.ts";

type Run = {
  env: Record<string, string>;
  /** A built program, relative to apps/api. */
  program: string;
};

/** Runs a program that must end by itself, on a free port. */
export async function runToEnd({ env, program }: Run): Promise<Ended> {
  for (;;) {
    const child = spawn(process.execPath, [program], {
      cwd: apiFolder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: "", API_PORT: String(await findPort()), ...env },
    });
    const ended = await toEnd(child);
    if (!ended.output.includes("EADDRINUSE")) return ended;
  }
}

/** Runs `pnpm reset`, built; odd-path.test.ts runs its source. */
export function runReset(databasePath: string): Promise<Ended> {
  return runToEnd({ env: { DATABASE_PATH: databasePath }, program: resetProgram });
}
