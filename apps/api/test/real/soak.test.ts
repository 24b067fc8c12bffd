import { join } from "node:path";
import { expect, test } from "vitest";
import { findPort } from "../../soak/api-process.ts";
import { countAnswers } from "../../soak/load.ts";
import { checkMemory, toFloors } from "../../soak/memory.ts";
import { createRandom, newSeed } from "../../soak/random.ts";
import { soak } from "../../soak/soak.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";

test("for 3 s it answers 100 connections, and after an overload it answers again", async () => {
  const seed = newSeed();
  const { faults, held } = await soak({
    port: await findPort(),
    databasePath: join(makeFolder(), "lab.sqlite"),
    program,
    connections: 100,
    milliseconds: 3000,
    random: createRandom(seed),
    say: () => {},
  });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(countAnswers(held)).toBeGreaterThan(100);
}, 60_000);

const memory = { heapUsed: 0, keys: 1, traces: 1, characters: 1, benches: 1 };
const steady = [90, 40, 95, 41, 90, 42].map((size) => size * 2 ** 20);

test("a heap that falls back to the same floor is bounded, and one that climbs is not", () => {
  expect(toFloors(steady)).toEqual([41, 42]);
  expect(checkMemory(steady, memory)).toEqual([]);
  const leaking = steady.map((size, index) => size + index * 40 * 2 ** 20);
  expect(checkMemory(leaking, memory)).toEqual(["The heap grew from 161 to 242 MiB."]);
});

test("a store beyond its bound is a fault", () => {
  expect(checkMemory(steady, { ...memory, traces: 1001 })).toEqual([
    "The witness holds 1001 traces.",
  ]);
  expect(checkMemory(steady, { ...memory, benches: 65 })).toEqual([
    "The workbench holds 65 servers.",
  ]);
});
