import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNetwork, isFailure } from "../network/index.ts";
import { startLabApi } from "../test/lab-api.ts";
import { survey } from "./survey.ts";
import type { Finding } from "./types.ts";

// The lab's own API, with the profiles that are wrong on purpose and those that fix them.
let api: Awaited<ReturnType<typeof startLabApi>>;
const network = createNetwork({});
beforeAll(async () => {
  api = await startLabApi();
});
afterAll(async () => {
  network.close();
  await api.stop();
});

const ask = (profile: string, path?: string, from = api.page) =>
  survey({ url: api.toUrl(profile, path), from, cookie: null }, network);

const shop = "https://shop.example.com";
type Row = [
  profile: string,
  path: string,
  from: string | null,
  id: Finding["id"],
  origins: string[],
];
const found: Row[] = [
  ["reflected-origin", "items", null, "reflected-origin", ["foreign", "null"]],
  ["null-trusted", "items", null, "null-allowed", ["null"]],
  ["pattern-without-end", "items", null, "loose-pattern", ["after"]],
  ["pattern-without-start", "items", null, "loose-pattern", ["before"]],
  ["dot-unescaped", "items", shop, "loose-pattern", ["dot"]],
  ["pattern-of-all-neighbours", "items", null, "wide-pattern", ["subdomain", "other-port"]],
  ["cache-without-vary", "logo.svg", null, "vary-missing", ["listed"]],
  ["wildcard-plus-credentials", "items", null, "wildcard-with-credentials", ["listed"]],
  ["not-found-outside", "items", null, "headers-lost-on-error", []],
];

describe("a survey finds one hole, and proves it", () => {
  test.for(found)("%s, %s", async ([profile, path, from, id, origins]) => {
    const { findings, origins: rows, exchanges } = await ask(profile, path, from ?? api.page);
    expect(findings.map((one) => one.id)).toEqual([id]);
    const proof = findings.flatMap((one) => one.proof);
    const shown = rows.filter((row) => proof.includes(row.proof)).map((row) => row.id);
    expect(shown).toEqual(origins);
    expect(proof.map((number) => exchanges[number - 1]?.number)).toEqual(proof);
    expect(proof.length).toBeGreaterThan(0);
  });
});

const careful: [profile: string, path: string, from: string | null][] = [
  ["correct", "items", null],
  ["disabled", "items", null],
  ["origin-check", "items", null],
  ["dot-escaped", "items", shop],
  // Nothing caches the list, so a missing Vary does no harm there.
  ["cache-without-vary", "items", null],
  ["cache-with-vary", "logo.svg", null],
  ["plugin-defaults", "items", null],
  ["methods-star", "items", null],
  ["auth-after-cors", "items", null],
  ["error-after-cors", "items", null],
  ["session-checked", "items", null],
  ["permission-remembered", "items", null],
];

describe("a survey raises no false alarm", () => {
  test.for(careful)("%s, %s", async ([profile, path, from]) => {
    const { failure, findings } = await ask(profile, path, from ?? api.page);
    expect({ failure, findings }).toEqual({ failure: null, findings: [] });
  });
});

test("correct › the table says what is allowed", async () => {
  const { origins, preflights, preflight, exchanges } = await ask("correct");
  expect(origins.map(({ id, access }) => [id, access])).toEqual([
    ["listed", "with cookies"],
    ...["foreign", "null", "after", "before", "subdomain", "other-port"].map((id) => [
      id,
      "blocked",
    ]),
  ]);
  expect(preflights.map(({ name, access }) => [name, access])).toEqual([
    ["PUT", "with cookies"],
    ["PATCH", "blocked"],
    ["DELETE", "with cookies"],
    ["Authorization", "with cookies"],
    ["Content-Type: application/json", "with cookies"],
    ["X-Requested-With", "blocked"],
  ]);
  expect(preflight).toMatchObject({ sent: null, seconds: { chromium: 5, firefox: 5, webkit: 5 } });
  expect(exchanges.every(({ answer }) => !isFailure(answer))).toBe(true);
});

test("methods-star › the wildcard counts without cookies only", async () => {
  const { preflights } = await ask("methods-star");
  expect(preflights.slice(0, 3).map(({ access }) => access)).toEqual(
    Array.from({ length: 3 }, () => "without cookies"),
  );
});

test("every request of a survey only reads", async () => {
  const { exchanges } = await ask("reflected-origin");
  const methods = new Set(exchanges.map(({ raw }) => raw.method));
  expect([...methods].toSorted()).toEqual(["GET", "OPTIONS", "PROPFIND"]);
  expect(exchanges.length).toBeLessThanOrEqual(22);
});
