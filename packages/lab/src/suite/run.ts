import { join } from "node:path";
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
const unit = (engines: string): Phase => ({
  name: "unit",
  program: "vitest",
  args: ["run", `--reporter=${join(import.meta.dirname, "vitest-reporter.ts")}`],
  env: engines === "all" ? { LAB_EVERY_COMMAND: "1" } : {},
});
const browsers = (engines: string): Phase => ({
  name: "browsers",
  program: "tsx",
  args: [join(root, "e2e/run.ts"), `--engines=${engines}`],
  env: {
    ...testEnvironment,
    E2E_REPORTED: "1",
    ...(engines === "all" ? { E2E_REQUIRE: "all" } : {}),
  },
});

/** Tells the part of the suite that is under way to stop. */
let interrupt = () => {};

/**
 * Runs the phases of the suite one after the other: side by side on two cores, each would only be slower.
 * @param engines `chromium` or `all`
 */
export async function runSuite(engines: string): Promise<void> {
  let current: Promise<unknown> = Promise.resolve();
  const run = (phase: Phase) => {
    const outcome = runVisibly(phase);
    current = outcome;
    return outcome;
  };
  const stop = async () => {
    interrupt();
    await current;
  };
  whenAskedToStop(stop, { patience: 30_000, code: 1 });
  const built = await withBuildLock(() => run(build));
  const outcomes = [built, await run(unit(engines))];
  // A browser needs the built page.
  if (built.failures.length === 0) outcomes.push(await run(browsers(engines)));
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
