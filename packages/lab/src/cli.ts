import { join } from "node:path";
import { check } from "./check.ts";
import { exitWith, PlainError } from "./plain-error.ts";
import { runToEnd, turbo } from "./processes.ts";
import { serve } from "./serve.ts";
import { root } from "./root.ts";
import { runSuite, testEnvironment } from "./suite/run.ts";
import { stress } from "./suite/stress.ts";

const commands: Record<string, (args: string[]) => Promise<unknown>> = {
  dev: () => serve("dev"),
  start: () => serve("start"),
  build: () => turbo(["build"]),
  test: () => runSuite("chromium"),
  "test:full": () => runSuite("all"),
  "test:stress": stress,
  e2e: (args) => turbo(["e2e", "--", ...args], testEnvironment),
  engines: () => runToEnd("tsx", [join(root, "e2e/run.ts"), "--install"]),
  reference: () => turbo(["e2e", "--", "--engines=all", "--record"], testEnvironment),
  pictures: () => turbo(["e2e", "--", "--pictures"], testEnvironment),
  differential: (args) => withBuild("--differential", args),
  weight: () => turbo(["weight"]),
  measure: () => runToEnd("tsx", [join(root, "e2e/measure.ts")]),
  bench,
  soak,
  check,
  reset: () => runToEnd("tsx", [join(root, "apps/api/src/reset.ts")]),
};

async function bench(args: string[]): Promise<void> {
  if (args.includes("--browser")) return withBuild("--timing", []);
  const script = args.includes("--dev") ? "apps/web/dev-time.ts" : "apps/api/bench/main.ts";
  await runToEnd("tsx", [join(root, script), ...args]);
}

/** A run of e2e that is not through turbo, whose lines have no room for a progress bar. */
async function withBuild(mode: string, args: string[]): Promise<void> {
  const isBuilt = await turbo(["build"], testEnvironment);
  if (!isBuilt) return;
  await runToEnd("tsx", [join(root, "e2e/run.ts"), mode, ...args], testEnvironment);
}

/** The built API, and not through turbo for the same reason. */
async function soak(args: string[]): Promise<void> {
  const isBuilt = await turbo(["build", "--filter=@blocked/api"]);
  if (isBuilt) await runToEnd("tsx", [join(root, "apps/api/soak/run.ts"), ...args]);
}

/** Runs one of the commands in package.json and sets the exit code. */
export async function run(name: string, args: string[]): Promise<void> {
  const command = commands[name];
  try {
    if (command === undefined) {
      throw new PlainError(
        `There is no command "${name}": choose one of ${Object.keys(commands).join(", ")}.`,
      );
    }
    await command(args);
  } catch (error) {
    exitWith(error);
  }
}
