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
const servers = (only = ""): Phase => ({
  name: "servers",
  program: "vitest",
  args: [...vitest, "--project=servers"],
  env: { SERVERS_ONLY: only },
});
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
 * @param args `--browsers` leaves out what needs no browser
 */
export async function runSuite(engines: string, args: readonly string[] = []): Promise<void> {
  const run = createRunner();
  const built = await withBuildLock(() => run(build));
  const outcomes = [built];
  if (!args.includes("--browsers")) outcomes.push(...(await runPrograms(engines, run)));
  // A browser needs the built page.
  if (built.failures.length === 0) outcomes.push(await run(browsers(engines)));
  report(outcomes);
}

async function runPrograms(engines: string, run: Runner): Promise<Outcome[]> {
  const outcomes = [await run(unit(engines))];
  if (engines !== "all") return outcomes;
  if (isFastApiHere()) return [...outcomes, await run(servers())];
  console.log(`Skipped: ${whyNoFastApi("today") ?? whyNoFastApi("article")}`);
  return outcomes;
}

const toOption = (args: readonly string[], name: string) =>
  args.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);

/**
 * Installs what the other servers need into the repository, and runs their tests. What cannot be installed is skipped
 * with one sentence; with `--require` it is a failure. `--only=flask,nginx` compares these alone with their
 * recordings, and then each has to be there.
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
  report([await createRunner()(servers(toOption(args, "--only")))]);
}

type Runner = (phase: Phase) => Promise<Outcome>;

/** Returns what runs one phase after the other, and ends the current one when the command is stopped. */
function createRunner(): Runner {
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
