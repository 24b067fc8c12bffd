import { runDifferential } from "../differential/differential.ts";
import { expect, test } from "../fixtures.ts";
import { suite } from "../settings.ts";

// The oracle is Chromium: random policies and requests, to the edges, and cors-protocol has to say the same.
test(`cors-protocol and Chromium agree on ${suite.differential.runs} random cases`, async ({
  browser,
}) => {
  const { runs, seed } = suite.differential;
  test.setTimeout(60_000 + runs * 200);
  const { ends, recipes } = await runDifferential(browser, {
    runs,
    seed,
    report: (done) => process.stdout.write(`differential ${done}/${runs}\n`),
  });
  const counts = [...ends]
    .toSorted(([, a], [, b]) => b - a)
    .map(([end, count]) => `${count} ${end}`);
  process.stdout.write(
    `differential seed ${seed}: ${runs} runs, ${recipes.length} disagreements: ${counts.join(", ")}\n`,
  );
  expect(recipes.join("\n\n"), `seed ${seed}`).toBe("");
});
