import type { HeaderLine } from "@blocked/cors-protocol";
import type { Policy, PluginOptions } from "@blocked/profiles";
import { pages } from "../differential/origins.ts";
import { toUrl } from "../differential/perform.ts";
import { plainPut } from "../differential/requests.ts";
import type { Got, Job, Sender } from "../differential/sender.ts";
import { expect, test } from "../differential/test.ts";
import { readExchanges } from "../support/witness.ts";

// The server counts the preflights that Chromium sends for thirty PUT requests.
const times = 30;
const options: PluginOptions = { origin: pages[0], methods: ["PUT"] };
const listed = { allowedHeaders: ["Content-Type", "Authorization"] };
const same: HeaderLine[][] = [[]];
/** An application that sends now a token and now a body. */
const rotating: HeaderLine[][] = [
  [],
  [["Content-Type", "application/json"]],
  [["Authorization", "Bearer x"]],
];

const rows: [what: string, more: PluginOptions, sets: HeaderLine[][], preflights: number][] = [
  ["Max-Age 0", { maxAge: 0 }, same, times],
  ["no Max-Age, all within the default five seconds", {}, same, 1],
  ["Max-Age 600", { maxAge: 600 }, same, 1],
  ["changing headers, echoed by the plugin's default", { maxAge: 600 }, rotating, 21],
  ["changing headers, all of them listed", { maxAge: 600, ...listed }, rotating, 1],
];

for (const [what, more, sets, preflights] of rows) {
  test(`price of preflights › ${times} PUTs, ${what} › ${preflights} preflights`, async ({
    sender,
  }) => {
    const trace = sender.nextTrace();
    const began = performance.now();
    for (let index = 0; index < times; index += 1) {
      await put(sender, [toJob(more, trace, sets[index % sets.length])]);
    }
    // A busy machine may need more than the default five seconds, after which the browser asks again.
    const periods = Math.floor((performance.now() - began) / 5000);
    const most = more.maxAge === undefined ? preflights + periods : preflights;
    const { OPTIONS: asked = 0, PUT: sent } = await count(trace);
    expect(asked).toBeGreaterThanOrEqual(preflights);
    expect(asked).toBeLessThanOrEqual(most);
    expect(sent).toBe(times);
  });
}

test("price of preflights › 30 PUTs, a new URL each › 30 preflights", async ({ sender }) => {
  const traces = Array.from({ length: times }, sender.nextTrace);
  for (const trace of traces) await put(sender, [toJob({ maxAge: 600 }, trace)]);
  for (const trace of traces) expect(await count(trace)).toEqual({ OPTIONS: 1, PUT: 1 });
});

/**
 * A pattern that takes the server some milliseconds, so that several requests begin before the first response. It
 * stays far below the time limit of patterns even on a busy machine.
 */
const slow = { regex: `^(?:${".*".repeat(6)}!|${pages[0]})$` };

test("price of preflights › 6 PUTs at once, empty cache › more than one preflight", async ({
  sender,
}) => {
  const trace = sender.nextTrace();
  const jobs = Array.from({ length: 6 }, () => toJob({ maxAge: 600, origin: slow }, trace));
  await put(sender, jobs);
  // Six if all begin before the first response, which a busy machine may prevent.
  const { OPTIONS: asked = 0, PUT: sent } = await count(trace);
  expect(asked).toBeGreaterThan(1);
  expect(sent).toBe(6);
  await put(sender, jobs);
  expect(await count(trace)).toEqual({ OPTIONS: asked, PUT: 12 });
});

function toJob(more: PluginOptions, trace: string, headers: HeaderLine[] = []): Job {
  const policy: Policy = { kind: "plugin", options: { ...options, ...more } };
  const request = { ...plainPut, headers };
  return { ...request, url: toUrl({ policy, request }, trace) };
}

async function put(sender: Sender, jobs: Job[]): Promise<void> {
  const answers = (await sender.send(jobs)).map(([, got]): Got => got);
  for (const answer of answers) expect(answer).toMatchObject({ status: 200 });
}

/** Counts the requests of a trace by method; `pnpm bench:browser` prints the counts. */
async function count(trace: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { method } of await readExchanges(trace)) counts[method] = (counts[method] ?? 0) + 1;
  const described = Object.entries(counts).map(([method, often]) => `${often} × ${method}`);
  test.info().annotations.push({ type: "price", description: described.toSorted().join(", ") });
  return counts;
}
