import { engineRules, type Engine, judge } from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import fc, { type Arbitrary } from "fast-check";
import { type Case, cases } from "./cases.ts";
import { compare, type Compare } from "./compare.ts";
import { suite } from "../settings.ts";
import type { Perform } from "./perform.ts";

const batch = 24;

export type Differential = {
  /** The number of runs by result: an outcome, or a code. */
  ends: Map<string, number>;
  /** How to repeat each difference, shrunk. */
  recipes: string[];
};

type Options = {
  runs: number;
  seed: number;
  /** Lists every difference without shrinking it: a first look at an engine. */
  isSurvey: boolean;
  /** Called with the number of finished runs. */
  report: (done: number) => void;
  /** Whom the engine is compared with. */
  against?: Against;
};

export type Against = {
  cases: Arbitrary<Case>;
  compare: Compare;
  /** The option of `pnpm differential` that repeats it. */
  option: string;
};

const protocol: Against = {
  cases,
  compare: async (performed) => compare(performed),
  option: "",
};

/** Performs random policies and requests in an engine and compares them, with cors-protocol by default. */
export async function runDifferential(
  perform: Perform,
  { runs, seed, isSurvey, report, against = protocol }: Options,
): Promise<Differential> {
  const samples = fc.sample(against.cases, { seed, numRuns: runs });
  const recipes: string[] = [];
  const ends = new Map<string, number>();
  for (let start = 0; start < samples.length; start += batch) {
    if (recipes.length >= 3 && !isSurvey) break;
    const performed = await perform(samples.slice(start, start + batch));
    for (const [offset, one] of performed.entries()) {
      const verdict = judge(one.request, one.exchanges, engineRules[one.engine]);
      const end = verdict.outcome === "blocked" ? verdict.code : verdict.outcome;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      const where: Where = { seed, index: start + offset, engine: one.engine, against };
      const sample = samples[where.index];
      const differences = sample === undefined ? [] : await against.compare(one, sample);
      if (differences.length === 0 || sample === undefined) continue;
      recipes.push(isSurvey ? toRecipe(sample, differences, where) : await shrink(perform, where));
    }
    report(Math.min(start + batch, samples.length));
  }
  return { ends, recipes };
}

type Where = { seed: number; index: number; engine: Engine; against: Against };

/** Finds the smallest case that still differs, and describes how to repeat it. */
async function shrink(perform: Perform, where: Where): Promise<string> {
  const { seed, index, against } = where;
  let found: string[] = [];
  const property = fc.asyncProperty(against.cases, async (one) => {
    const [performed] = await perform([one]);
    const differences = performed === undefined ? [] : await against.compare(performed, one);
    if (differences.length > 0) found = differences;
    return differences.length === 0;
  });
  const { counterexample } = await fc.check(property, { seed, path: String(index), numRuns: 1 });
  const [one] = counterexample ?? [];
  return one === undefined
    ? `Run ${index} of seed ${seed} differed once, and not again.`
    : toRecipe(one, found, where);
}

/** Describes a difference: the command and the link to the playground that repeat it. */
function toRecipe(
  { policy, request: { page, server, fragment, ...draft } }: Case,
  differences: string[],
  { seed, index, engine, against }: Where,
): string {
  // The link leads to a lab at its usual ports, not to the suite's.
  const toUsualPorts = <Value>(value: Value) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(`:${suite.webPort}`, ":3000")
        .replaceAll(`:${suite.apiPort}`, ":4000"),
    ) as Value;
  const query = `policy=${encode(toUsualPorts(policy))}&request=${encode(toUsualPorts(draft))}`;
  return [
    `Run ${index} of seed ${seed}, shrunk; repeat it with  pnpm differential --engines=${engine} --runs ${index + 1} --seed ${seed}${against.option}`,
    `  policy   ${JSON.stringify(policy)}`,
    `  request  ${JSON.stringify({ page, server, fragment, ...draft })}`,
    `  see it   ${toUsualPorts(page)}/playground?${query}`,
    ...differences.map((difference) => `  ${difference}`),
  ].join("\n");
}
