import { expect, test } from "vitest";
import { messages } from "../engines/chromium/messages.ts";
import { explanations } from "./explanations.ts";

const entries = Object.entries(explanations);
const codes = Object.keys(explanations);
const checkCodes = [
  "WildcardOriginNotAllowed",
  "MissingAllowOriginHeader",
  "MultipleAllowOriginValues",
  "InvalidAllowOriginValue",
  "AllowOriginMismatch",
  "InvalidAllowCredentials",
];

test("every code that Chromium prints is explained", () => {
  const printed = [...Object.keys(messages), ...checkCodes.map((code) => `Preflight${code}`)];
  expect(codes.toSorted()).toEqual(printed.toSorted());
});

test.for(entries)("%s is explained in messages that end", ([, text]) => {
  expect(text).toMatch(/^[A-Z].{20,}[a-z]\.$/);
});

test.for(entries)("%s is explained without the name of a code", ([, text]) => {
  expect(codes.filter((code) => text.includes(code))).toEqual([]);
  expect(text).not.toMatch(/[a-z][A-Z]/);
});

test("no two codes are explained alike", () => {
  expect(new Set(Object.values(explanations)).size).toBe(codes.length);
});

test.for(checkCodes)("%s of a preflight is explained as the preflight's", (code) => {
  const isOfPreflight = ([key, text]: [string, string]) =>
    key === `Preflight${code}` && text.includes("preflight");
  expect(entries.some(isOfPreflight)).toBe(true);
  expect(entries.find(([key]) => key === code)?.[1]).not.toContain("preflight");
});
