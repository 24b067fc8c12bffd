import { expect, test } from "vitest";
import { diff } from "./diff.ts";

const toLines = (text: string) => text.split("").map((letter) => ({ text: letter, options: [] }));
const signs = { kept: " ", removed: "-", added: "+" };

const rows: [rule: string, before: string, after: string, want: string[]][] = [
  ["equal code has no changes", "ab", "ab", [" a", " b"]],
  ["a changed line is removed and then added", "axc", "ayc", [" a", "-x", "+y", " c"]],
  ["a missing line is added in its place", "ac", "abc", [" a", "+b", " c"]],
  ["a line too many is removed", "abc", "ac", [" a", "-b", " c"]],
  ["from nothing, all is added", "", "ab", ["+a", "+b"]],
  ["as few changes as there are", "xab", "ab", ["-x", " a", " b"]],
];

test.for(rows)("%s", ([, before, after, want]) => {
  const got = diff(toLines(before), toLines(after));
  expect(got.map(({ text, change }) => signs[change] + text)).toEqual(want);
});

test("two long codes that have nothing in common are compared at once", () => {
  const [before, after] = ["a", "b"].map((letter) => toLines(letter.repeat(400)));
  expect(diff(before ?? [], after ?? [])).toHaveLength(800);
});
