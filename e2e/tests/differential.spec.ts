import { runDifferential } from "../differential/run.ts";
import { expect, test } from "../differential/test.ts";
import { suite } from "../settings.ts";

test("cors-protocol › random policies and requests › agrees with the browser", async ({
  engine,
  perform,
}) => {
  const { runs, seed, showsProgress, isSurvey } = suite.differential;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  test.setTimeout(60_000 + runs * 200);
  say(`differential: ${runs} runs, seed ${seed}, ${engine}`);
  const { ends, recipes } = await runDifferential(perform, {
    runs,
    seed,
    isSurvey,
    report: (done) => showsProgress && say(`progress ${done} ${runs}`),
  });
  const counts = [...ends].toSorted(([, a], [, b]) => b - a).map(([end, n]) => `${n} ${end}`);
  if (showsProgress) say(counts.join("\n"));
  say(`differential: ${recipes.length} differences in ${runs} runs of seed ${seed}, ${engine}`);
  expect(recipes.length, recipes.join("\n\n")).toBe(0);
});
