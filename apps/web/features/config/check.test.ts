import type { Needs } from "@blocked/servers";
import { expect, test } from "vitest";
import { checkHeaderName, checkOrigin, toUsable } from "./check.ts";

const needs: Needs = {
  origins: ["https://app.example.com", "https://app.example.com/", "*", "https://app.example.com"],
  cookies: true,
  methods: ["GET"],
  headers: ["X-A", "X B", "*"],
  exposed: ["X-C:", "X-D"],
};

test("needs › lines with a problem › are left out, the others stay once", () => {
  expect(toUsable(needs)).toEqual({
    ...needs,
    origins: ["https://app.example.com"],
    headers: ["X-A"],
    exposed: ["X-D"],
  });
});

test("* › without cookies › a note and a usable origin; with cookies › a problem", () => {
  expect(checkOrigin("*", false)).toMatchObject({
    kind: "note",
    text: expect.stringContaining("Every website") as string,
  });
  expect(toUsable({ ...needs, cookies: false }).origins).toContain("*");
  expect(checkOrigin("*", true)).toMatchObject({
    kind: "problem",
    text: expect.stringContaining("cookies") as string,
  });
});

test.for([
  ["X-Total-Count", null],
  ["*", "problem"],
  ["X-$host", "problem"],
  ["X A", "problem"],
  ["X-A: 1", "problem"],
] as const)("header name › “%s” › %s", ([name, kind]) => {
  expect(checkHeaderName(name)?.kind ?? null).toBe(kind);
});

test("header name › with a colon › the name alone is suggested", () => {
  expect(checkHeaderName("X-A: 1")?.suggestion).toBe("X-A");
  expect(checkHeaderName("X A: 1")?.suggestion).toBeNull();
});
