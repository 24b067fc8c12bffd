import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "@blocked/cors-protocol";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { toRequest } from "../../src/measured/requests.ts";
import { toVerdict } from "../../src/measured/verdicts.ts";
import { toDisagreements } from "../main.ts";
import { casesOf } from "./measure.ts";
import { toDrift } from "./drift.ts";
import { findIds } from "./find.ts";
import { readRecordings } from "./read.ts";

const recordings = readRecordings(join(import.meta.dirname, "../../../.."));

const schema = join(import.meta.dirname, "../../recorded/recording.schema.json");
const validate = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(schema, "utf8")) as object,
);

test("recordings › each server of the folders has one, and no other", () => {
  expect(recordings.map(({ id }) => id).toSorted()).toEqual(findIds());
});

describe.for(recordings)("recording of $id", (recording) => {
  test("schema › valid", () => {
    expect(validate(recording), JSON.stringify(validate.errors)).toBe(true);
  });

  test("every case › recorded", () => {
    expect(recording.cases.map(({ id }) => id)).toEqual(casesOf(recording));
  });

  test("verdicts and lines › as computed from its responses", async () => {
    const differing: string[] = [];
    for (const one of recording.cases) {
      if ("refusal" in one) continue;
      for (const { request, exchanges, verdicts } of one.requests) {
        for (const engine of engines) {
          const computed = await toVerdict(toRequest(one.id, request), exchanges, engine);
          const [is, was] = [computed, verdicts[engine]].map((value) => JSON.stringify(value));
          if (is !== was) differing.push(`${one.id}, ${request}, ${engine}: ${is}, not ${was}`);
        }
      }
    }
    expect(differing).toEqual([]);
  });

  test("the real Chromium › ended and printed as computed", () => {
    expect(toDisagreements(recording)).toEqual([]);
  });
});

test("drift › a changed header, status, verdict or refusal is named; a date or the order in Allow is not", () => {
  const cases = recordings[0]?.cases ?? [];
  expect(toDrift(cases, cases)).toEqual([]);
  const changed = structuredClone(cases);
  const first = changed.find((one) => "requests" in one);
  if (first === undefined || "refusal" in first) throw new Error("No case was recorded.");
  const { response } = first.plainOptions;
  response?.headers.push(["Date", "tomorrow"]);
  expect(toDrift(cases, changed)).toEqual([]);
  response?.headers.push(["Allow", "GET, PUT"]);
  const swapped = structuredClone(changed);
  const other = swapped.find(({ id }) => id === first.id);
  if (other === undefined || "refusal" in other) throw new Error("No case was copied.");
  other.plainOptions.response?.headers.splice(-1, 1, ["Allow", "PUT,GET"]);
  expect(toDrift(changed, swapped)).toEqual([]);
  response?.headers.pop();
  response?.headers.push(["Vary", "Origin, X-New"]);
  expect(toDrift(cases, changed)).toEqual([
    `${first.id}, OPTIONS without CORS headers: nothing is now vary: Origin, X-New`,
  ]);
  const refusing = [{ id: first.id, refusal: "No." }];
  expect(toDrift(cases, refusing)).toContainEqual(
    expect.stringContaining(`${first.id}, start: nothing is now refused: No.`),
  );
});

test("disagreement › Chromium read what is computed to be blocked › named", () => {
  const [first] = structuredClone(recordings.filter(({ chromium }) => chromium !== null));
  const served = first?.cases.find((one) => "requests" in one);
  const seen = served !== undefined && "requests" in served ? served.requests[0]?.chromium : null;
  if (first === undefined || seen === null || seen === undefined) throw new Error("None.");
  seen.isReadable = !seen.isReadable;
  expect(toDisagreements(first)).toEqual([expect.stringContaining(`${served?.id}, `)]);
});
