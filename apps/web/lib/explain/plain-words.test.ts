import { expect, test } from "vitest";
import { toPlainWords } from "./plain-words.ts";

const put = { method: "PUT" };

test("plain words › blocked at the preflight › say what a preflight is, and that the request is never sent", () => {
  const words = toPlainWords({ outcome: "blocked", phase: "preflight" }, put);
  expect(words?.term).toBe("preflight");
  expect(words?.after).toContain("the PUT is never sent");
});

test.for([
  ["blocked at the response", { outcome: "blocked", phase: "response" }],
  ["readable", { outcome: "readable" }],
] as const)("plain words › %s › none: no preflight decided", ([, verdict]) => {
  expect(toPlainWords(verdict, put)).toBeNull();
});
