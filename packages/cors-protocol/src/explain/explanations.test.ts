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

test("explanations › codes that Chromium prints › all explained", () => {
  const printed = [...Object.keys(messages), ...checkCodes.map((code) => `Preflight${code}`)];
  expect(codes.toSorted()).toEqual(printed.toSorted());
});

test.for(entries)("explanation of %s › ends with a full stop", ([, text]) => {
  expect(text).toMatch(/^[A-Z].{20,}[a-z]\.$/);
});

test.for(entries)("explanation of %s › contains no code", ([, text]) => {
  expect(codes.filter((code) => text.includes(code))).toEqual([]);
  expect(text).not.toMatch(/[a-z][A-Z]/);
});

test("explanations › any two codes › differ", () => {
  expect(new Set(Object.values(explanations)).size).toBe(codes.length);
});

test.for(checkCodes)("explanation of %s › for a preflight › mentions the preflight", (code) => {
  const isOfPreflight = ([key, text]: [string, string]) =>
    key === `Preflight${code}` && text.includes("preflight");
  expect(entries.some(isOfPreflight)).toBe(true);
  expect(entries.find(([key]) => key === code)?.[1]).not.toContain("preflight");
});
