import type { Exchange } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { createWitness } from "./witness.ts";

const exchange = (path: string): Exchange => ({
  method: "GET",
  path,
  requestHeaders: [],
  response: null,
  handlerRan: false,
  rowsWritten: 0,
  at: 0,
});
const pathsOf = async (exchanges: Promise<Exchange[]>) => (await exchanges).map(({ path }) => path);

test("the witness › a trace without a live key › is not recorded", async () => {
  const witness = createWitness();
  const key = witness.issueKey();
  expect(witness.open(`${"0".repeat(16)}.1`, exchange("/"))).toBeNull();
  expect(await witness.read(`${"0".repeat(16)}.1`)).toEqual([]);
  expect(witness.open(`${key}.1`, exchange("/"))).not.toBeNull();
});

test("the witness › an ill-formed trace with a live key › is not recorded", () => {
  const witness = createWitness();
  const key = witness.issueKey();
  for (const trace of [key, `${key}.`, `${key}.A`, `${key}.1.2`, `${key}.${"1".repeat(24)}`]) {
    expect(witness.isTrace(trace)).toBe(false);
    expect(witness.open(trace, exchange("/"))).toBeNull();
  }
});

test("read › open records › waits until all have closed", async () => {
  const witness = createWitness();
  const trace = `${witness.issueKey()}.1`;
  const first = witness.open(trace, exchange("/first"));
  const second = witness.open(trace, exchange("/second"));
  const read = pathsOf(witness.read(trace));
  first?.close();
  expect(await isOver(read)).toBe(false);
  second?.close();
  expect(await read).toEqual(["/first", "/second"]);
});

test("read › a record that opens meanwhile › waits for it too", async () => {
  const witness = createWitness();
  const trace = `${witness.issueKey()}.1`;
  const preflight = witness.open(trace, exchange("/preflight"));
  const read = pathsOf(witness.read(trace));
  const actual = witness.open(trace, exchange("/actual"));
  preflight?.close();
  expect(await isOver(read)).toBe(false);
  actual?.close();
  expect(await read).toEqual(["/preflight", "/actual"]);
});

test("read › an open record of another trace › does not wait", async () => {
  const witness = createWitness();
  const key = witness.issueKey();
  witness.open(`${key}.1`, exchange("/"));
  witness.open(`${key}.2`, exchange("/other"))?.close();
  expect(await pathsOf(witness.read(`${key}.2`))).toEqual(["/other"]);
});

test("the witness › the 65th exchange of a trace › is dropped; other traces are not affected", async () => {
  const witness = createWitness();
  const key = witness.issueKey();
  const paths = Array.from({ length: 65 }, (_, index) => `/${index + 1}`);
  const kept = paths.filter((path) => {
    const record = witness.open(`${key}.1`, exchange(path));
    record?.close();
    return record !== null;
  });
  expect(kept).toEqual(paths.slice(0, 64));
  expect(await pathsOf(witness.read(`${key}.1`))).toEqual(kept);
  expect(witness.open(`${key}.2`, exchange("/"))).not.toBeNull();
});

test("the witness › 1,001 traces › only the oldest is dropped", async () => {
  const witness = createWitness();
  const key = witness.issueKey();
  for (let index = 1; index <= 1001; index += 1) {
    witness.open(`${key}.${index}`, exchange(`/${index}`))?.close();
  }
  expect(await witness.read(`${key}.1`)).toEqual([]);
  expect(await pathsOf(witness.read(`${key}.2`))).toEqual(["/2"]);
  expect(await pathsOf(witness.read(`${key}.1001`))).toEqual(["/1001"]);
});

test("the witness › 1,001 keys › only the oldest is dropped", () => {
  const witness = createWitness();
  const [oldest, second] = Array.from({ length: 1001 }, () => witness.issueKey());
  expect([witness.hasLiveKey(`${oldest}.1`), witness.hasLiveKey(`${second}.1`)]).toEqual([
    false,
    true,
  ]);
});

/** Whether the promise is settled after all pending work. */
function isOver(promise: Promise<unknown>): Promise<boolean> {
  const ended = promise.then(() => true);
  return Promise.race([ended, new Promise<boolean>((done) => setImmediate(done, false))]);
}

test("issueKey › a known key is returned, and an unknown one replaced", () => {
  const witness = createWitness();
  const key = witness.issueKey();
  expect(witness.issueKey(key)).toBe(key);
  const replaced = witness.issueKey("0".repeat(16));
  expect(replaced).not.toBe(key);
  expect(witness.hasLiveKey(`${replaced}.1`)).toBe(true);
  expect(witness.hasLiveKey(`${"0".repeat(16)}.1`)).toBe(false);
});

test("the witness › very long heads › at most 8 million characters are kept", async () => {
  const witness = createWitness();
  const key = witness.issueKey();
  const requestHeaders: Exchange["requestHeaders"] = [["X-Long", "x".repeat(16_000)]];
  for (let index = 1; index <= 1000; index += 1) {
    witness.open(`${key}.${index}`, { ...exchange("/"), requestHeaders })?.close();
    expect(witness.size().characters).toBeLessThanOrEqual(8_000_000);
  }
  expect(witness.size()).toEqual({ keys: 1, traces: 499, characters: 499 * 16_007 });
  expect(await witness.read(`${key}.501`)).toEqual([]);
  expect(await pathsOf(witness.read(`${key}.1000`))).toEqual(["/"]);
});
