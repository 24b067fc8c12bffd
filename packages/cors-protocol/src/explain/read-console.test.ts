import { expect, test } from "vitest";
import { readConsole } from "./read-console.ts";

const line =
  "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
const other = "Origin http://b is not allowed by Access-Control-Allow-Origin. Status code: 200";

const rows: [what: string, text: string, code: string | null][] = [
  [
    "lines without a reason before one with it › the reason",
    `Hello\nGET http://a/ net::ERR_FAILED\n${line}`,
    "MethodDisallowedByPreflightResponse",
  ],
  [
    "two lines with a reason › the first",
    `${line}\n${other}`,
    "MethodDisallowedByPreflightResponse",
  ],
  ["two lines without a break › the first", line + other, "MethodDisallowedByPreflightResponse"],
  ["a line in quotation marks › read", `“${line}”`, "MethodDisallowedByPreflightResponse"],
  [
    "a line broken in the middle › joined",
    line.replace("Method ", "\n  Method "),
    "MethodDisallowedByPreflightResponse",
  ],
  [
    "only lines without a reason › null",
    "TypeError: Failed to fetch\nGET http://a/ net::ERR_FAILED",
    null,
  ],
];

test.for(rows)("readConsole › %s", ([, text, code]) => {
  expect(readConsole(text)?.code ?? null).toBe(code);
});
