import { readdirSync, readFileSync } from "node:fs";
import {
  engineRules,
  type Exchange,
  judge,
  readLine,
  toConsoleLines,
  messageVersions,
} from "@blocked/cors-protocol";
import { findProfile, getOutcome, type ProbeId } from "@blocked/profiles";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Reference } from "../reference.ts";

// What was recorded from real browsers, against what the lab computes today. No browser is needed for it.
const folder = new URL(".", import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as object;
const files = readdirSync(folder).filter((file) => /^[a-z]+-[\d.]+\.json$/.test(file));
const validate = new Ajv2020({ allErrors: true }).compile(read("reference.schema.json"));

test("the version of each engine whose words the page has is recorded", () => {
  for (const [engine, version] of Object.entries(messageVersions)) {
    expect(files).toContain(`${engine}-${version}.json`);
  }
});

for (const file of files) {
  const { engine, rows } = read(file) as Reference;

  test(`${file} follows its schema`, () => {
    expect(validate(read(file)), JSON.stringify(validate.errors)).toBe(true);
  });

  test(`${file}: every row is judged as the browser did, to the last character`, () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, request, exchanges, code, lines } of rows) {
      const seen = exchanges.map((one): Exchange => ({
        ...one,
        handlerRan: false,
        rowsWritten: 0,
        at: 0,
      }));
      const verdict = judge(request, seen, engineRules[engine]);
      const isSaid =
        engine === "chromium" || (readLine(lines[0] ?? "")?.candidates ?? []).length > 0;
      expect("code" in verdict && isSaid ? verdict.code : null, id).toBe(code);
      const computed = toConsoleLines(request, seen, verdict, engine);
      expect(
        computed?.map(([line]) => line),
        id,
      ).toEqual(lines);
    }
  });

  test(`${file}: what the profiles state today is what was recorded`, () => {
    // A profile that is newer than the recording has no row yet; the matrix holds it to the browser itself.
    for (const { id, exchanges, code, policy, result } of rows) {
      const [profileId = "", probeId = ""] = id.split("/");
      const profile = findProfile(profileId);
      expect(profile?.policy, id).toEqual(policy);
      const want = profile && getOutcome(profile, probeId as ProbeId, engine);
      const seen = exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`);
      expect(seen, id).toEqual(want?.exchanges);
      expect(result.startsWith("status ") ? "readable" : "blocked", id).toBe(want?.verdict);
      const stated = want?.verdict === "blocked" ? want.code : null;
      // Only Chromium has codes, which are the names that profiles use.
      expect(engine === "chromium" ? code : stated, id).toBe(stated);
    }
  });
}
