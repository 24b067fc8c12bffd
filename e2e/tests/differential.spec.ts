import { createDoctor, doctorCases } from "../differential/doctor.ts";
import type { Perform } from "../differential/perform.ts";
import { type Against, runDifferential } from "../differential/run.ts";
import { expect, test } from "../differential/test.ts";
import { suite } from "../settings.ts";

const { seed, showsProgress, isSurvey } = suite.differential;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Compares the engine with what is said about it, and prints how the runs ended. */
async function run(engine: string, perform: Perform, runs: number, against?: Against) {
  test.setTimeout(60_000 + runs * 200);
  say(`differential: ${runs} runs, seed ${seed}, ${engine}`);
  const { ends, recipes } = await runDifferential(perform, {
    runs,
    seed,
    isSurvey,
    report: (done) => showsProgress && say(`progress ${done} ${runs}`),
    ...(against && { against }),
  });
  const counts = [...ends].toSorted(([, a], [, b]) => b - a).map(([end, n]) => `${n} ${end}`);
  if (showsProgress) say(counts.join("\n"));
  say(`differential: ${recipes.length} differences in ${runs} runs of seed ${seed}, ${engine}`);
  expect(recipes.length, recipes.join("\n\n")).toBe(0);
}

test("cors-protocol › random policies and requests › agrees with the browser", async ({
  engine,
  perform,
}) => run(engine, perform, suite.differential.runs));

test("cors-doctor › the same URL as the browser › agrees with it, request for request", async ({
  engine,
  perform,
}) => {
  const { compare, close } = createDoctor();
  // A person decides how many; otherwise a few, since replaying each recorded row proves most of it.
  const runs = showsProgress ? suite.differential.runs : Math.min(25, suite.differential.runs);
  const against = { cases: doctorCases, compare, option: " --doctor" };
  await run(engine, perform, runs, against).finally(close);
});
