import { maxHeaderSize } from "node:http";
import { paths } from "@blocked/api-client";
import { encode, longestEncoded, type Policy } from "@blocked/profiles";
import { expect, test } from "vitest";
import {
  type Composition,
  fitsAddress,
  readComposition,
  toPlaygroundLink,
} from "../../lib/composition/composition.ts";
import {
  type Draft,
  firstDraft,
  longestRequest,
  toCorsRequest,
  toProblem,
} from "../../lib/composition/draft.ts";
import { toPolicyServerUrl } from "../../lib/composition/policy-server.ts";

const policy: Policy = { kind: "none" };
const origin = "http://localhost:3000";
const withBody = (length: number): Draft => ({ ...firstDraft, body: "x".repeat(length) });
const withHeader = (length: number): Draft => ({
  ...firstDraft,
  headers: [["X-A", "x".repeat(length)]],
});

/** The largest that is still accepted. */
function grow(make: (length: number) => Draft): Draft {
  let length = 0;
  while (toProblem(make(length + 1)) === null) length += 1;
  return make(length);
}

test.for([
  ["a body of 12,000 characters", withBody(12_000)],
  ["a header of 13,000 characters", withHeader(13_000)],
] as const)("a request with %s › fits no address, and a sentence says the limit", ([, draft]) => {
  expect(fitsAddress({ policy, draft })).toBe(false);
  expect(toProblem(draft)).toBe(
    `The request is too long for an address: at most ${longestRequest} characters, and encoded it has ${encode(draft).length}. Shorten its headers or its body.`,
  );
});

test("a policy that is too long › fits no address", () => {
  const headers = Array.from({ length: 20 }, (): [string, string] => ["Vary", "x".repeat(200)]);
  const long: Policy = {
    kind: "raw",
    preflight: { status: 204, headers },
    response: { status: 200, headers: [] },
  };
  expect(fitsAddress({ policy: long, draft: firstDraft })).toBe(false);
});

test.for([
  ["body", withBody],
  ["header", withHeader],
] as const)("a request with the longest %s › its addresses fit into a head", ([, make]) => {
  const draft = grow(make);
  const composition: Composition = { policy, draft };
  expect(fitsAddress(composition)).toBe(true);
  const link = toPlaygroundLink(composition);
  expect(readComposition(new URL(link, origin).searchParams)).toEqual(composition);

  // The longest policy beside it, and what a browser adds of its own.
  const rest = maxHeaderSize - 2000;
  expect(link.length + longestEncoded).toBeLessThan(rest);
  const url = toPolicyServerUrl("http://localhost:4000", policy) + "x".repeat(longestEncoded);
  const request = toCorsRequest(draft, url, origin);
  expect(paths.prediction(encode(request)).length).toBeLessThan(rest);
});
