import { getShown, profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { findShownRun } from "./recorded-run.ts";

test("recorded run › every profile that one request shows › ends as the profile states", () => {
  const shown = profiles.filter((profile) => getShown(profile) !== null);
  expect(shown.length).toBeGreaterThan(40);
  for (const profile of shown) {
    const run = findShownRun(profile);
    const want = getShown(profile)?.outcome;
    expect(run?.verdict.outcome, profile.id).toBe(want?.verdict);
    const seen = run?.exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`);
    expect(seen, profile.id).toEqual(want?.exchanges);
    expect(run?.received, profile.id).toMatch(
      want?.verdict === "readable" ? /^status \d+$/ : /^TypeError/,
    );
  }
});
