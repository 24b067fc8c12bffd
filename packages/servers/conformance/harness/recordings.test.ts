import { join } from "node:path";
import { engines } from "@blocked/cors-protocol";
import { describe, expect, test } from "vitest";
import { toRequest } from "../../src/measured/requests.ts";
import { toVerdict } from "../../src/measured/verdicts.ts";
import { toDisagreements } from "../main.ts";
import { casesOf } from "./measure.ts";
import { toDrift } from "./drift.ts";
import { findIds } from "./find.ts";
import { readRecordings } from "./read.ts";

const recordings = readRecordings(join(import.meta.dirname, "../../../.."));

test("recordings › each server of the folders has one, and no other", () => {
  expect(recordings.map(({ id }) => id).toSorted()).toEqual(findIds());
});

describe.for(recordings)("recording of $id", (recording) => {
  test("every case", () => {
    expect(recording.cases.map(({ id }) => id)).toEqual(casesOf(recording));
  });

  test("verdicts and lines › as computed from its responses", async () => {
    for (const one of recording.cases) {
      if ("refusal" in one) continue;
      for (const { request, exchanges, verdicts } of one.requests) {
        for (const engine of engines) {
          const computed = await toVerdict(toRequest(one.id, request), exchanges, engine);
          expect([one.id, request, verdicts[engine]]).toEqual([one.id, request, computed]);
        }
      }
    }
  });

  test("the real Chromium › ended and printed as computed", () => {
    expect(toDisagreements(recording)).toEqual([]);
  });
});

test("drift › a changed header, status, verdict or refusal is named; a date is not", () => {
  const cases = recordings[0]?.cases ?? [];
  expect(toDrift(cases, cases)).toEqual([]);
  const changed = structuredClone(cases);
  const first = changed.find((one) => "requests" in one);
  if (first === undefined || "refusal" in first) throw new Error("No case was recorded.");
  const { response } = first.plainOptions;
  response?.headers.push(["Date", "tomorrow"]);
  expect(toDrift(cases, changed)).toEqual([]);
  response?.headers.push(["Vary", "Origin, X-New"]);
  expect(toDrift(cases, changed)).toEqual([
    expect.stringContaining(`${first.id}, OPTIONS without CORS headers: `),
  ]);
  const refusing = [{ id: first.id, refusal: "No." }];
  expect(toDrift(cases, refusing)).toContainEqual(
    expect.stringContaining(`${first.id}, start: nothing is now refused: No.`),
  );
});
