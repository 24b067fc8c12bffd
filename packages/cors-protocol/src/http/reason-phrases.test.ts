import { expect, test } from "vitest";
import { reasonPhraseOf } from "./reason-phrases.ts";

const rows: [rule: string, status: number, want: string][] = [
  ["a phrase of HTTP's own", 404, "Not Found"],
  ["Node's spelling of 413", 413, "Payload Too Large"],
  ["Node's spelling of 418", 418, "I'm a Teapot"],
  ["Node's spelling of 422", 422, "Unprocessable Entity"],
  ["Node's spelling of 509", 509, "Bandwidth Limit Exceeded"],
  ["the last that Node knows", 511, "Network Authentication Required"],
  ["a status of nobody's", 499, "unknown"],
];

test.for(rows)("%s: %s", ([, status, want]) => {
  expect(reasonPhraseOf(status)).toBe(want);
});
