import { expect, test } from "vitest";
import { readConsole } from "./read-console.ts";

const line =
  "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
const other = "Origin http://b is not allowed by Access-Control-Allow-Origin. Status code: 200";

const rows: [what: string, text: string, code: string | null][] = [
  [
    "lines that give no reason",
    `Hello\nGET http://a/ net::ERR_FAILED\n${line}`,
    "MethodDisallowedByPreflightResponse",
  ],
  ["two lines with a reason", `${line}\n${other}`, "MethodDisallowedByPreflightResponse"],
  ["two lines without a break", line + other, "MethodDisallowedByPreflightResponse"],
  ["a line in quotation marks", `“${line}”`, "MethodDisallowedByPreflightResponse"],
  [
    "a line that is broken in the middle",
    line.replace("Method ", "\n  Method "),
    "MethodDisallowedByPreflightResponse",
  ],
  ["lines without a reason", "TypeError: Failed to fetch\nGET http://a/ net::ERR_FAILED", null],
];

test.for(rows)("readConsole › %s", ([, text, code]) => {
  expect(readConsole(text)?.code ?? null).toBe(code);
});
