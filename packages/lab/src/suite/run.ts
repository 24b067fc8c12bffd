import { join } from "node:path";
import { makeEnvironment } from "../python/environment.ts";
import { fastApi, whyNoFastApi } from "../python/fastapi.ts";
import { PlainError } from "../plain-error.ts";
import { root } from "../root.ts";
import { whenAskedToStop } from "../stop.ts";
import { withBuildLock } from "./build-lock.ts";
import { type Outcome, type Phase, runPhase } from "./phase.ts";
import { createProgress } from "./progress.ts";
import { toSummary } from "./summary.ts";

/** The tests build and run the app beside whatever `pnpm dev` and `pnpm start` are doing. */
export const testEnvironment = { NEXT_DIST_DIR: ".next-e2e" };

const build: Phase = {
  name: "build",
  program: "turbo",
  args: ["run", "build", "--output-logs=errors-only"],
  env: { ...testEnvironment, TURBO_PRINT_VERSION_DISABLED: "1" },
};
const vitest = ["run", `--reporter=${join(import.meta.dirname, "vitest-reporter.ts")}`];
const unit = (engines: string): Phase => ({
  name: "unit",
  program: "vitest",
  args: [...vitest, "--project=!servers"],
  env: engines === "all" ? { LAB_EVERY_COMMAND: "1" } : {},
});
const servers: Phase = {
  name: "servers",
  program: "vitest",
  args: [...vitest, "--project=servers"],
};
const browsers = (engines: string): Phase => ({
  name: "browsers",
  program: "tsx",
  args: [join(root, "e2e/run.ts"), `--engines=${engines}`],
  env: {
    ...testEnvironment,
    E2E_REPORTED: "1",
    ...(engines === "all" ? { E2E_REQUIRE: "all", ...withFastApi() } : {}),
  },
});

/** The tutorial's errors are sent to real FastAPI where it is installed. */
const withFastApi = () => (isFastApiHere() ? { E2E_FASTAPI: "1" } : {});
const isFastApiHere = () => whyNoFastApi("today") === null && whyNoFastApi("article") === null;

/** Tells the part of the suite that is under way to stop. */
let interrupt = () => {};

/**
 * Runs the phases of the suite one after the other: side by side on two cores, each would only be slower.
 * @param engines `chromium` or `all`
 */
export async function runSuite(engines: string): Promise<void> {
  const run = createRunner();
  const built = await withBuildLock(() => run(build));
  const outcomes = [built, await run(unit(engines))];
  if (engines === "all" && isFastApiHere()) outcomes.push(await run(servers));
  else if (engines === "all")
    console.log(`Skipped: ${whyNoFastApi("today") ?? whyNoFastApi("article")}`);
  // A browser needs the built page.
  if (built.failures.length === 0) outcomes.push(await run(browsers(engines)));
  report(outcomes);
}

/**
 * Installs what the other servers need into the repository, and runs their tests. What cannot be installed is skipped
 * with one sentence; with `--require` it is a failure.
 */
export async function runServers(args: string[]): Promise<void> {
  try {
    for (const one of [fastApi.today, fastApi.article, fastApi.lint]) {
      await makeEnvironment(one, console.log);
    }
  } catch (error) {
    if (!(error instanceof PlainError) || args.includes("--require")) throw error;
    console.log(`Skipped: ${error.message}`);
  }
  report([await createRunner()(servers)]);
}

/** Returns what runs one phase after the other, and ends the current one when the command is stopped. */
function createRunner(): (phase: Phase) => Promise<Outcome> {
  let current: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    interrupt();
    await current;
  };
  whenAskedToStop(stop, { patience: 30_000, code: 1 });
  return (phase) => {
    const outcome = runVisibly(phase);
    current = outcome;
    return outcome;
  };
}

function report(outcomes: readonly Outcome[]): void {
  console.log(toSummary(outcomes));
  if (outcomes.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
}

async function runVisibly(phase: Phase): Promise<Outcome> {
  const progress = createProgress(phase.name);
  progress.begin();
  const outcome = await runPhase(
    phase,
    (event) => progress.enter(event),
    (one) => (interrupt = one),
  );
  interrupt = () => {};
  progress.end();
  return outcome;
}
