import { engineRules, type Engine, judge } from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import fc from "fast-check";
import { type Case, cases } from "./cases.ts";
import { compare } from "./compare.ts";
import { suite } from "../settings.ts";
import type { openLaboratory } from "./perform.ts";

const batch = 24;

export type Differential = {
  /** How often each end came: an outcome, or a code. */
  ends: Map<string, number>;
  /** Each disagreement, shrunk, as a recipe. */
  recipes: string[];
};

type Plan = {
  runs: number;
  seed: number;
  /** All disagreements as they came, and none shrunk: for a first look at an engine. */
  isSurvey: boolean;
  report: (done: number) => void;
};

/**
 * Random policies and random requests, performed by an engine and judged by cors-protocol.
 * @param report called with the number of runs that are done
 */
export async function runDifferential(
  perform: Perform,
  { runs, seed, isSurvey, report }: Plan,
): Promise<Differential> {
  const samples = fc.sample(cases, { seed, numRuns: runs });
  const recipes: string[] = [];
  const ends = new Map<string, number>();
  for (let start = 0; start < samples.length; start += batch) {
    if (recipes.length >= 3 && !isSurvey) break;
    const performed = await perform(samples.slice(start, start + batch));
    for (const [offset, one] of performed.entries()) {
      const verdict = judge(one.request, one.exchanges, engineRules[one.engine]);
      const end = verdict.outcome === "blocked" ? verdict.code : verdict.outcome;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      const differences = compare(one);
      const sample = samples[start + offset];
      if (differences.length === 0 || sample === undefined) continue;
      recipes.push(
        isSurvey
          ? toRecipe(sample, differences, { seed, index: start + offset, engine: one.engine })
          : await shrink(perform, { seed, index: start + offset, engine: one.engine }),
      );
    }
    report(Math.min(start + batch, samples.length));
  }
  return { ends, recipes };
}

/** Which of the runs it was. */
type Where = { seed: number; index: number; engine: Engine };

type Perform = ReturnType<typeof openLaboratory>;

/** Looks for the smallest case that still disagrees, and writes down how to repeat it. */
async function shrink(perform: Perform, where: Where): Promise<string> {
  const { seed, index } = where;
  let found: string[] = [];
  const property = fc.asyncProperty(cases, async (one) => {
    const [performed] = await perform([one]);
    const differences = performed === undefined ? [] : compare(performed);
    if (differences.length > 0) found = differences;
    return differences.length === 0;
  });
  const { counterexample } = await fc.check(property, { seed, path: String(index), numRuns: 1 });
  const [one] = counterexample ?? [];
  return one === undefined
    ? `Run ${index} of seed ${seed} disagreed once, and not again.`
    : toRecipe(one, found, where);
}

/** What a person does to see it: the address of the workbench that carries it all. */
function toRecipe(
  { policy, request: { page, server, fragment, ...draft } }: Case,
  differences: string[],
  { seed, index, engine }: Where,
): string {
  // In a lab at its usual ports, where the page has another origin than the suite's.
  const atHome = <Value>(value: Value) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(`:${suite.webPort}`, ":3000")
        .replaceAll(`:${suite.apiPort}`, ":4000"),
    ) as Value;
  const query = `policy=${encode(atHome(policy))}&request=${encode(atHome(draft))}`;
  return [
    `Run ${index} of seed ${seed}, shrunk; repeat it with  pnpm differential --engines=${engine} --runs ${index + 1} --seed ${seed}`,
    `  policy   ${JSON.stringify(policy)}`,
    `  request  ${JSON.stringify({ page, server, fragment, ...draft })}`,
    `  see it   ${atHome(page)}/workbench?${query}`,
    ...differences.map((difference) => `  ${difference}`),
  ].join("\n");
}
