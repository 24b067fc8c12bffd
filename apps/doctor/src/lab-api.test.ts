import { engines } from "@blocked/cors-protocol";
import { profiles } from "@blocked/profiles";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check, type Checked, toExitCode } from "./check/check.ts";
import { readExpectations } from "./check/expectations.ts";
import { createNetwork, isFailure } from "./network/index.ts";
import { startLabApi } from "./test/lab-api.ts";
import { survey } from "./survey/survey.ts";
import type { Finding } from "./survey/types.ts";

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
const holes: Row[] = [
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
  test.for(holes)("%s, %s", async ([profile, path, from, id, origins]) => {
    const { findings, origins: rows, exchanges } = await ask(profile, path, from ?? api.page);
    expect(findings.map((one) => one.id)).toEqual([id]);
    const proof = findings.flatMap((one) => one.proof);
    const shown = rows.filter((row) => proof.includes(row.proof)).map((row) => row.id);
    expect(shown).toEqual(origins);
    expect(proof.map((number) => exchanges[number - 1]?.number)).toEqual(proof);
    expect(proof.length).toBeGreaterThan(0);
  });
});

/** All that a survey finds in the whole catalogue, for the page of the lab. */
const alarms: Record<string, Finding["id"]> = {
  "wildcard-plus-credentials": "wildcard-with-credentials",
  "header-twice": "wildcard-with-credentials",
  "null-origin": "null-allowed",
  "cors-for-reading-only": "headers-lost-on-error",
  "reflected-origin": "reflected-origin",
  "null-trusted": "null-allowed",
  "pattern-without-end": "loose-pattern",
  "pattern-without-start": "loose-pattern",
  "pattern-of-all-neighbours": "wide-pattern",
  "not-found-outside": "headers-lost-on-error",
};

describe("a survey raises no false alarm", () => {
  test("the whole catalogue › findings for these profiles alone", async () => {
    const all: [string, Finding["id"][]][] = [];
    for (const { id } of profiles) {
      const { failure, findings } = await ask(id);
      expect(failure, id).toBeNull();
      if (findings.length > 0) all.push([id, findings.map((one) => one.id)]);
    }
    expect(Object.fromEntries(all)).toEqual(
      Object.fromEntries(Object.entries(alarms).map(([id, found]) => [id, [found]])),
    );
  });

  test.for([
    ["dot-escaped", "items", shop],
    ["cache-with-vary", "logo.svg", null],
  ] as const)("%s, %s", async ([profile, path, from]) => {
    const { findings } = await ask(profile, path, from ?? api.page);
    expect(findings).toEqual([]);
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

test("a hole where the page may use PUT › the survey asks whether the attacker may, too", async () => {
  const { findings, exchanges } = await ask("null-trusted");
  const [{ sentence, proof } = { sentence: "", proof: [] }] = findings;
  expect(sentence).toMatch(/ The page can also send PUT\.$/);
  const asked = exchanges[(proof.at(-1) ?? 0) - 1]?.raw;
  expect(asked?.method).toBe("OPTIONS");
  expect(asked?.headers).toContainEqual(["Origin", "null"]);
});

test("every request of a survey only reads", async () => {
  const { exchanges } = await ask("reflected-origin");
  const methods = new Set(exchanges.map(({ raw }) => raw.method));
  expect([...methods].toSorted()).toEqual(["GET", "OPTIONS", "PROPFIND"]);
  expect(exchanges.length).toBeLessThanOrEqual(23);
});

const json = { "Content-Type": "application/json" };

async function run(profile: string, rows: object[], more: object = {}, send = false) {
  const file = { url: api.toUrl(profile), from: api.page, expectations: rows, ...more };
  const expectations = readExpectations(JSON.stringify(file));
  const checked = await check(expectations, { engines, send }, network);
  return { states: checked.map(({ state }) => state), checked, exitCode: toExitCode(checked) };
}
const url = (profile: string) => ({ url: api.toUrl(profile) });
const found = ({ found: text }: Checked) => text;

describe("check", () => {
  test("an API as it should be › everything is as expected", async () => {
    const at = url("correct");
    const { states, checked, exitCode } = await run(
      "correct",
      [
        { ...at, expect: "works", credentials: true },
        { ...at, method: "PUT", headers: json, expect: "works" },
        { ...at, method: "PATCH", expect: "blocked", code: "MethodDisallowedByPreflightResponse" },
        {
          ...at,
          from: "https://evil.example",
          expect: "blocked",
          code: "MissingAllowOriginHeader",
        },
      ],
      { mustNotAllow: ["null", "https://evil.example"] },
    );
    expect([states, exitCode]).toEqual([Array.from({ length: 6 }, () => "as expected"), 0]);
    expect(checked.map(({ remark }) => remark !== null)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(
      checked.flatMap(({ report }) => report.exchanges).every(({ method }) => method !== "PUT"),
    ).toBe(true);
  });

  test("an API that blocks what should work › differs, with the console’s line", async () => {
    const { states, checked, exitCode } = await run("disabled", [
      { ...url("disabled"), expect: "works" },
    ]);
    expect([states, exitCode]).toEqual([["differs"], 1]);
    expect(checked.map(found)[0]).toMatch(
      /^chromium, firefox, webkit: Access to fetch at .* blocked by CORS/,
    );
  });

  test("another reason than expected › differs, names it", async () => {
    const row = { ...url("disabled"), expect: "blocked", code: "AllowOriginMismatch" };
    const { checked, exitCode } = await run("disabled", [row]);
    expect(exitCode).toBe(1);
    expect(checked.map(found)).toEqual([
      "It is blocked for another reason: MissingAllowOriginHeader.",
    ]);
  });

  test("an origin that must not be allowed › unsafe, even without cookies", async () => {
    const row = { ...url("reflected-origin"), expect: "works" };
    const reflected = await run("reflected-origin", [row], {
      mustNotAllow: ["https://evil.example"],
    });
    expect([reflected.states, reflected.exitCode]).toEqual([["as expected", "unsafe"], 2]);
    const open = await run(
      "wildcard-plus-credentials",
      [{ ...url("wildcard-plus-credentials"), expect: "works" }],
      {
        mustNotAllow: ["https://evil.example"],
      },
    );
    expect([open.states, open.exitCode]).toEqual([["as expected", "unsafe"], 2]);
    expect(open.checked.map(found)[1]).toBe(
      "It works without cookies in chromium, firefox, webkit.",
    );
  });

  test("something works that should be blocked › unsafe", async () => {
    const row = { ...url("correct"), method: "DELETE", expect: "blocked" };
    expect(await run("correct", [row])).toMatchObject({ states: ["unsafe"], exitCode: 2 });
  });

  test("nothing answers › says so", async () => {
    const row = { url: "http://localhost:1/", expect: "blocked" };
    const { states, checked, exitCode } = await run("correct", [row]);
    expect([states, exitCode]).toEqual([["unanswered"], 3]);
    expect(checked.map(found)).toEqual(["Nothing listens at localhost:1."]);
  });
});
