import { expect, test } from "vitest";
import { families, findProfile, getFix, profiles } from "./catalogue.ts";
import { fillIn } from "./policy/policy.ts";
import { probes } from "./probe.ts";
import { getRecorded, getScenario, getShown, isHarmed, type Profile } from "./profile.ts";
import { getDecisive, getStepEnd } from "./scenario.ts";

const dangerous = families
  .filter(({ kind }) => kind === "dangerous")
  .flatMap((family) => family.profiles);
const ids = profiles.map(({ id }) => id);

test("ids are kebab-case, unique, and none is the beginning of another", () => {
  for (const id of ids) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(ids.filter((other) => other.startsWith(id))).toEqual([id]);
  }
});

test.for(profiles)("$id: its policy survives JSON", ({ policy }) => {
  expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
});

test.for(profiles)("$id: its fix exists and lets through what it shows", (profile) => {
  const shown = getShown(profile);
  if (shown === null || dangerous.includes(profile)) return;
  expect(getFix(profile).outcomes[shown.probe.id].verdict).toBe("readable");
});

test.for(profiles)("$id: what it shows is a failure, unless it is its own fix", (profile) => {
  if (dangerous.includes(profile)) return;
  const want = profile.fix === profile.id ? "readable" : "blocked";
  expect(getShown(profile)?.outcome.verdict ?? want).toBe(want);
});

const letIn = dangerous.filter((profile) => getShown(profile) !== null);

test.for(letIn)("$id: somebody gets what they should not, unless it is its own fix", (profile) => {
  const { id, fix, outcomes } = profile;
  const shown = getShown(profile);
  if (shown === null) throw new Error("A request shows it.");
  const { probe, outcome } = shown;
  expect(isHarmed(probe, outcome)).toBe(id !== fix);
  // CORS alone does not keep a plain write out; whatever else is lost is won back by the fix.
  expect(isHarmed(probe, getFix(profile).outcomes[probe.id])).toBe(false);
  expect(outcomes["read-with-cookies"].verdict).toBe("readable");
  expect(getFix(profile).outcomes["read-with-cookies"].verdict).toBe("readable");
});

test.for(profiles)("$id: a set-up is mended by a set-up, or by the correct profile", (profile) => {
  if (profile.policy.kind !== "setup") return;
  const { policy } = getFix(profile);
  const isCorrect = JSON.stringify(policy) === JSON.stringify(findProfile("correct")?.policy);
  expect(policy.kind === "setup" || isCorrect).toBe(true);
});

const scenarios = profiles.filter((profile) => getScenario(profile) !== null);
/** What the deciding step of its scenario ends in. */
const endOf = (profile: Profile) => {
  const scenario = getScenario(profile);
  const step = scenario?.steps[getDecisive(scenario)];
  return step === undefined ? null : getStepEnd(step);
};

test.for(scenarios)("$id: its scenario survives JSON and has a step that decides", (profile) => {
  expect(JSON.parse(JSON.stringify(profile.shows))).toEqual(profile.shows);
  expect(endOf(profile)).not.toBe(null);
});

test.for(scenarios)(
  "$id: its scenario ends otherwise through the fix, which is a scenario too",
  (profile) => {
    const fix = getFix(profile);
    expect(getScenario(fix)).not.toBe(null);
    expect(fix === profile || JSON.stringify(endOf(fix)) !== JSON.stringify(endOf(profile))).toBe(
      true,
    );
  },
);

test.for(scenarios)("$id: a first step is at no earlier step's address", (profile) => {
  expect(getScenario(profile)?.steps[0]).not.toHaveProperty("isSameAddress");
});

test.for(profiles.filter((profile) => getRecorded(profile) !== null))(
  "$id: its recording names version, flags, lines, and that nothing arrived",
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

test("every profile that fails differs from every other in some outcome", () => {
  // Dangerous patterns differ in whom else they would let in.
  const failing = profiles.filter(
    (profile) => getFix(profile) !== profile && !dangerous.includes(profile),
  );
  const seen = failing.map((profile) =>
    JSON.stringify([profile.outcomes, getScenario(profile), getRecorded(profile)]),
  );
  expect(new Set(seen).size).toBe(failing.length);
});

test("the correct profile lets every request of the page through, and nobody else read", () => {
  const outcomes = findProfile("correct")?.outcomes;
  expect(probes.map(({ id }) => outcomes?.[id].verdict)).toEqual(
    probes.map(({ from }) => (from === "page" ? "readable" : "blocked")),
  );
});

test("fills in the page's origin, host and port wherever they stand", () => {
  const policy = { origin: ["{origin}"], other: "https://{host}:{port}", deep: { n: 1 } };
  expect(fillIn(policy, "http://localhost:3000")).toEqual({
    origin: ["http://localhost:3000"],
    other: "https://localhost:3000",
    deep: { n: 1 },
  });
});

// No outcome would show it: the wildcard is refused before the permission for cookies is read.
test("the wildcard profile does allow credentials, so that the wildcard alone is at fault", () => {
  expect(findProfile("wildcard-plus-credentials")?.policy).toMatchObject({
    options: { origin: "*", credentials: true },
  });
});

test.for(profiles)("$id: says in one sentence how one gets here", ({ cause }) => {
  expect(cause).toMatch(/^[A-Z].{10,110}\.$/);
});

test("a thread is named by its whole address", () => {
  const upstreamIssues = profiles.flatMap(({ upstream }) => upstream ?? []);
  const other = upstreamIssues.filter(
    (one) => !/^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:issues|pull)\/\d+$/.test(one),
  );
  expect([upstreamIssues.length > 0, other]).toEqual([true, []]);
});
