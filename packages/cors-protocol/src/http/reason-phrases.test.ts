import { expect, test } from "vitest";
import { reasonPhraseOf } from "./reason-phrases.ts";

const rows: [rule: string, status: number, want: string][] = [
  ["404", 404, "Not Found"],
  ["413, in Node's spelling", 413, "Payload Too Large"],
  ["418, in Node's spelling", 418, "I'm a Teapot"],
  ["422, in Node's spelling", 422, "Unprocessable Entity"],
  ["509, in Node's spelling", 509, "Bandwidth Limit Exceeded"],
  ["511, the last that Node knows", 511, "Network Authentication Required"],
  ["an undefined status", 499, "unknown"],
];

test.for(rows)("reasonPhraseOf › %s › the phrase of %i", ([, status, want]) => {
  expect(reasonPhraseOf(status)).toBe(want);
});
