import { expect, test } from "vitest";
import { families, findProfile, getFix, profiles } from "./catalogue.ts";
import { fillIn } from "./policy/policy.ts";
import { probes } from "./model/probe.ts";
import { getRecorded, getScenario, getShown, isHarmed, type Profile } from "./model/profile.ts";
import { getDecisive, getStepEnd } from "./model/scenario.ts";

const dangerous = families
  .filter(({ kind }) => kind === "dangerous")
  .flatMap((family) => family.profiles);
const ids = profiles.map(({ id }) => id);

test("profile ids › kebab-case, unique, and no prefix of another", () => {
  for (const id of ids) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(ids.filter((other) => other.startsWith(id))).toEqual([id]);
  }
});

test.for(profiles)("$id › policy › survives JSON", ({ policy }) => {
  expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
});

test.for(profiles)("$id › fix › exists and allows the probe that is shown", (profile) => {
  const shown = getShown(profile);
  if (shown === null || dangerous.includes(profile)) return;
  expect(getFix(profile).outcomes[shown.probe.id].verdict).toBe("readable");
});

test.for(profiles)("$id › shown probe › fails, unless the profile is its own fix", (profile) => {
  if (dangerous.includes(profile)) return;
  const want = profile.fix === profile.id ? "readable" : "blocked";
  expect(getShown(profile)?.outcome.verdict ?? want).toBe(want);
});

const harmful = dangerous.filter((profile) => getShown(profile) !== null);

test.for(harmful)("$id › shown probe › harms, unless the profile is its own fix", (profile) => {
  const { id, fix, outcomes } = profile;
  const shown = getShown(profile);
  if (shown === null) throw new Error("A request shows it.");
  const { probe, outcome } = shown;
  expect(isHarmed(probe, outcome)).toBe(id !== fix);
  // CORS does not stop a write without a preflight, so the fix has to.
  expect(isHarmed(probe, getFix(profile).outcomes[probe.id])).toBe(false);
  expect(outcomes["read-with-cookies"].verdict).toBe("readable");
  expect(getFix(profile).outcomes["read-with-cookies"].verdict).toBe("readable");
});

test.for(profiles)("$id › fix of a set-up › a set-up, or the correct profile", (profile) => {
  if (profile.policy.kind !== "setup") return;
  const { policy } = getFix(profile);
  const isCorrect = JSON.stringify(policy) === JSON.stringify(findProfile("correct")?.policy);
  expect(policy.kind === "setup" || isCorrect).toBe(true);
});

const scenarios = profiles.filter((profile) => getScenario(profile) !== null);
/** The end of the decisive step. */
const endOf = (profile: Profile) => {
  const scenario = getScenario(profile);
  const step = scenario?.steps[getDecisive(scenario)];
  return step === undefined ? null : getStepEnd(step);
};

test.for(scenarios)("$id › scenario › survives JSON and has a decisive step", (profile) => {
  expect(JSON.parse(JSON.stringify(profile.shows))).toEqual(profile.shows);
  expect(endOf(profile)).not.toBe(null);
});

test.for(scenarios)("$id › scenario of the fix › exists and ends differently", (profile) => {
  const fix = getFix(profile);
  expect(getScenario(fix)).not.toBe(null);
  expect(fix === profile || JSON.stringify(endOf(fix)) !== JSON.stringify(endOf(profile))).toBe(
    true,
  );
});

test.for(scenarios)("$id › first step › reuses no address", (profile) => {
  expect(getScenario(profile)?.steps[0]).not.toHaveProperty("isSameAddress");
});

test.for(profiles.filter((profile) => getRecorded(profile) !== null))(
  "$id › recording › names version, flags and lines, and no request arrived",
  (profile) => {
    expect(getRecorded(profile)).toEqual({
      id: profile.id,
      engine: expect.stringMatching(/^Chromium \d+\./),
      flags: [expect.stringMatching(/^--/)],
      page: expect.stringMatching(/^https?:/),
      request: expect.stringMatching(/^http:/),
      got: "TypeError: Failed to fetch",
      lines: expect.arrayContaining([expect.any(String)]),
      requestsThatArrived: 0,
    });
  },
);

test("failing profiles › each differs from every other in some outcome", () => {
  // Insecure patterns differ only in the other origins that they match.
  const failing = profiles.filter(
    (profile) => getFix(profile) !== profile && !dangerous.includes(profile),
  );
  const seen = failing.map((profile) =>
    JSON.stringify([profile.outcomes, getScenario(profile), getRecorded(profile)]),
  );
  expect(new Set(seen).size).toBe(failing.length);
});

test("correct › every probe of the page is readable, every attacker’s is blocked", () => {
  const outcomes = findProfile("correct")?.outcomes;
  expect(probes.map(({ id }) => outcomes?.[id].verdict)).toEqual(
    probes.map(({ from }) => (from === "page" ? "readable" : "blocked")),
  );
});

test("fillIn › replaces origin, host and port in every string", () => {
  const policy = { origin: ["{origin}"], other: "https://{host}:{port}", deep: { n: 1 } };
  expect(fillIn(policy, "http://localhost:3000")).toEqual({
    origin: ["http://localhost:3000"],
    other: "https://localhost:3000",
    deep: { n: 1 },
  });
});

// No outcome shows it: the browser rejects the wildcard before it checks the credentials.
test("wildcard-plus-credentials › allows credentials, so only the wildcard is wrong", () => {
  expect(findProfile("wildcard-plus-credentials")?.policy).toMatchObject({
    options: { origin: "*", credentials: true },
  });
});

test.for(profiles)("$id › cause › one sentence", ({ cause }) => {
  expect(cause).toMatch(/^[A-Z].{10,110}\.$/);
});

// The page shows these texts beside the code of every server.
test.for(profiles)("$id › texts › name @fastify/cors, not “the plugin”", (profile) => {
  expect([profile.lesson, profile.cause, profile.change].join(" ")).not.toMatch(/\bthe plugin\b/i);
});

test("upstream issues › every one names its repository and number", () => {
  const upstreamIssues = profiles.flatMap(({ upstream }) => upstream ?? []);
  const other = upstreamIssues.filter((one) => !/^[\w.-]+\/[\w.-]+#\d+$/.test(one));
  expect([upstreamIssues.length > 0, other]).toEqual([true, []]);
});

test.for(profiles)("$id › lesson › its first sentence has at most 20 words", ({ lesson }) => {
  const [first = ""] = /^.*?[.!?](?= |$)/.exec(lesson) ?? [];
  expect(first.split(/\s+/).length).toBeLessThanOrEqual(20);
});
