import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createTally, run } from "../../soak/load.ts";
import { checkMemory, type Reading, type Stores, toLeft } from "../../soak/memory.ts";
import { read } from "../../soak/plans.ts";
import { createRandom, newSeed } from "../../soak/random.ts";
import { soak } from "../../soak/soak.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";

test("soak › 20 connections, 1,500 responses › all are right, and the memory stays", async () => {
  const seed = newSeed();
  const { faults, held } = await soak({
    databasePath: join(makeFolder(), "lab.sqlite"),
    program,
    connections: 20,
    toShare: ({ responses }) => responses / 1500,
    overloads: false,
    random: createRandom(seed),
    say: () => {},
  });
  expect(faults.join("\n"), `seed ${seed}`).toBe("");
  expect(held.responses).toBeGreaterThanOrEqual(1500);
});

const faulty: [fault: string, listener: RequestListener, sentence: RegExp][] = [
  ["no response", ({ socket }) => void socket.destroy(), /^GET \S+ got no response$/],
  ["a wrong status", (_request, response) => void response.writeHead(500).end(), /got 500/],
  ["a refusal without Retry-After", (_, response) => void response.writeHead(503).end(), /got 503/],
];

test.for(faulty)("the load › %s › is a fault", async ([, listener, sentence]) => {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    if (count % 10 === 0) listener(request, response);
    else response.end("{}");
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const tally = createTally();
  const isOver = () => tally.responses >= 50;
  await run(`http://127.0.0.1:${port}`, { connections: 2, next: () => read, isOver, tally });
  expect(tally.faults.length).toBeGreaterThan(3);
  for (const fault of tally.faults) expect(fault).toMatch(sentence);
});

const stores: Stores = { keys: 1, traces: 1, characters: 1, policyServers: 1 };
const noise = [5, -3, 0, 4, -4, 1, -5, 2];

/** Readings after every 1,000 responses, each of which leaves so many bytes behind. */
const toReadings = (left: number, first = 0, each = 1000): Reading[] =>
  noise.map((more, index) => ({
    responses: each * (index + 1),
    held: 70e6 + left * each * index + more * 10_000 + (index === 0 ? first : 0),
  }));

test("checkMemory › a constant size › no leak", () => {
  expect(checkMemory(toReadings(0), stores)).toEqual([]);
});

test("checkMemory › a change at the start only › no leak", () => {
  expect(checkMemory(toReadings(0, 60e6), stores)).toEqual([]);
  expect(checkMemory(toReadings(0, -60e6), stores)).toEqual([]);
});

test("checkMemory › few responses › half a kilobyte for each is noise, a request for each is a leak", () => {
  const toFew = (left: number) =>
    toReadings(0).map(({ held }, index) => {
      const responses = 150 * (index + 1);
      return { responses, held: held + left * responses };
    });
  expect(checkMemory(toFew(600), stores)).toEqual([]);
  expect(checkMemory(toFew(3000), stores)).toHaveLength(1);
});

test("checkMemory › each response leaves a request behind › a leak", () => {
  const readings = toReadings(2000);
  expect(Math.abs(toLeft(readings) - 2000)).toBeLessThan(50);
  expect(checkMemory(readings, stores)).toEqual([
    expect.stringMatching(/^Each response left \d{4} bytes behind; 722 is the most\.$/),
  ]);
});

// As seen: 633 bytes for each of 80 responses a reading, of a sound API.
test("checkMemory › few responses, and code that is still compiled › no leak", () => {
  expect(checkMemory(toReadings(633, 0, 80), stores)).toEqual([]);
  expect(checkMemory(toReadings(6000, 0, 80), stores)).toHaveLength(1);
});

const full: [store: string, size: Partial<Stores>, sentence: string][] = [
  ["keys", { keys: 1001 }, "The store of keys holds 1001; 1000 is the most."],
  ["traces", { traces: 1001 }, "The store of traces holds 1001; 1000 is the most."],
  [
    "characters",
    { characters: 8_000_001 },
    "The store of characters holds 8000001; 8000000 is the most.",
  ],
  ["policyServers", { policyServers: 65 }, "The store of policyServers holds 65; 64 is the most."],
];

test.for(full)("checkMemory › too many %s › a fault", ([, size, sentence]) => {
  expect(checkMemory(toReadings(0), { ...stores, ...size })).toEqual([sentence]);
});
