import { expect, test } from "vitest";
import { diff } from "./diff.ts";

const toLines = (text: string) => text.split("").map((letter) => ({ text: letter, options: [] }));
const signs = { kept: " ", removed: "-", added: "+" };

const rows: [rule: string, before: string, after: string, want: string[]][] = [
  ["equal code", "ab", "ab", [" a", " b"]],
  ["a changed line", "axc", "ayc", [" a", "-x", "+y", " c"]],
  ["a missing line", "ac", "abc", [" a", "+b", " c"]],
  ["an extra line", "abc", "ac", [" a", "-b", " c"]],
  ["no code before", "", "ab", ["+a", "+b"]],
  ["a line moved out of the way", "xab", "ab", ["-x", " a", " b"]],
];

test.for(rows)("diff › %s › the fewest changes, removals first", ([, before, after, want]) => {
  const got = diff(toLines(before), toLines(after));
  expect(got.map(({ text, change }) => signs[change] + text)).toEqual(want);
});

test("diff › 400 lines on each side with none in common › 800 changes", () => {
  const [before, after] = ["a", "b"].map((letter) => toLines(letter.repeat(400)));
  expect(diff(before ?? [], after ?? [])).toHaveLength(800);
});
