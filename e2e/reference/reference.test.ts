import { readdirSync, readFileSync } from "node:fs";
import { engineRules, type Exchange, judge } from "@blocked/cors-protocol";
import { toConsoleLines, messageVersions } from "@blocked/cors-protocol/messages";
import { readLine } from "@blocked/cors-protocol/parse";
import { findProfile, getOutcome, type ProbeId } from "@blocked/profiles";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Reference } from "./reference.ts";

// Compares the recordings of real browsers with what the lab computes today. Needs no browser.
const folder = new URL(".", import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as object;
const files = readdirSync(folder).filter((file) => /^[a-z]+-[\d.]+\.json$/.test(file));
const validate = new Ajv2020({ allErrors: true }).compile(read("reference.schema.json"));

test("reference › version of each engine's messages › recorded", () => {
  for (const [engine, version] of Object.entries(messageVersions)) {
    expect(files).toContain(`${engine}-${version}.json`);
  }
});

for (const file of files) {
  const { engine, rows } = read(file) as Reference;

  test(`${file} › schema › valid`, () => {
    expect(validate(read(file)), JSON.stringify(validate.errors)).toBe(true);
  });

  test(`${file} › every row › verdict and messages equal the browser's`, () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, request, exchanges, code, lines } of rows) {
      const seen = exchanges.map((one): Exchange => ({ ...one, at: 0 }));
      const verdict = judge(request, seen, engineRules[engine]);
      const hasReason =
        engine === "chromium" || (readLine(lines[0] ?? "")?.candidates ?? []).length > 0;
      expect("code" in verdict && hasReason ? verdict.code : null, id).toBe(code);
      const computed = toConsoleLines(request, seen, verdict, engine);
      expect(
        computed?.map(([line]) => line),
        id,
      ).toEqual(lines);
    }
  });

  test(`${file} › every row › as its profile states`, () => {
    // A profile newer than the recording has no row yet; the matrix compares it with the browser itself.
    for (const { id, exchanges, code, policy, result } of rows) {
      const [profileId = "", probeId = ""] = id.split("/");
      const profile = findProfile(profileId);
      expect(profile?.policy, id).toEqual(policy);
      const want = profile && getOutcome(profile, probeId as ProbeId, engine);
      const seen = exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`);
      expect(seen, id).toEqual(want?.exchanges);
      expect(result.startsWith("status ") ? "readable" : "blocked", id).toBe(want?.verdict);
      const stated = want?.verdict === "blocked" ? want.code : null;
      // Profiles state Chromium's codes; the other engines have none.
      expect(engine === "chromium" ? code : stated, id).toBe(stated);
    }
  });
}
