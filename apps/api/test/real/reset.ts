import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Ended, toEnd } from "../../soak/api-process.ts";

/** `pnpm reset`, as the command runs it. */
export function runReset(databasePath: string): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/reset.ts"], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: "", DATABASE_PATH: databasePath },
  });
  return toEnd(child);
}
