import { expect, test } from "vitest";
import { countWork } from "./count-work.ts";
import { isLinear } from "./linear.ts";

test("countWork › an expression that restarts at every character › counts quadratically", () => {
  const count = (times: number) => countWork(() => `a${" ".repeat(times)}b`.replace(/ +$/, ""));
  expect(count(1000)).toBeGreaterThan(count(500) * 3.9);
});

test.for([
  ["^a+$", true],
  [String.raw`a|b\+|[*+]`, true],
  ["^[a-z]+|^b", true],
  ["a{3}", true],
  ["a+", false],
  ["^a+|b+$", false],
  ["^a+b+", false],
  ["^(?:a+){2}", false],
  ["^(?:a|b){2,}", false],
] as const)("isLinear › %s › %s", ([source, want]) => {
  expect(isLinear(source)).toBe(want);
});
