import { type Engine, engines as all } from "@blocked/cors-protocol";
import { PlainError } from "@blocked/lab";
import { findEngine, installEngines, toAdvice } from "../engines/find.ts";
import { launch } from "../engines/launch.ts";
import { engineTable } from "../engines/table.ts";
import type { Choice } from "./engine-flag.ts";

/** Installs the needed engines, and prints which engines the run drives and which it leaves out. */
export async function chooseEngines({ wanted, needed }: Choice): Promise<Engine[]> {
  const [missing] = installEngines(needed);
  if (missing !== undefined) throw new PlainError(toAdvice(missing));
  const found = wanted.filter((engine) => findEngine(engine) !== null);
  if (found.length === 0) throw new PlainError(toAdvice("chromium"));
  await printVersions(found);
  for (const engine of all.filter((one) => !found.includes(one))) {
    const why = wanted.includes(engine)
      ? "not installed: pnpm engines"
      : "--engines=all drives it too";
    print(`  left out: ${engineTable[engine].title} (${why})`);
  }
  return found;
}

/** `pnpm engines` */
export async function installAllEngines(): Promise<void> {
  const missing = installEngines(all);
  await printVersions(all.filter((engine) => !missing.includes(engine)));
  for (const engine of missing) print(`  missing: ${toAdvice(engine)}`);
  if (missing.length > 0) process.exitCode = 1;
}

/** The settings that tell Playwright's processes which programs to drive. */
export function toEnvironment(engines: readonly Engine[]): Record<string, string> {
  const programs = engines.map((one) => [engineTable[one].variable, findEngine(one) ?? ""]);
  return { E2E_ENGINES: engines.join(","), ...Object.fromEntries(programs) };
}

async function printVersions(engines: readonly Engine[]): Promise<void> {
  for (const engine of engines) {
    const { title, variable } = engineTable[engine];
    const { version, close } = await launch(engine).catch((error: unknown) => {
      const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      throw new PlainError(
        `${title} at ${findEngine(engine)} does not start (${why}): start it by hand to see why, or name another one with ${variable}=/path/to/it.`,
      );
    });
    await close();
    print(`  engine: ${title} ${version}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
