import { expect, test } from "vitest";
import { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
import type { HeaderLine } from "./headers.ts";

const origin = "http://localhost:3000";
const line = (value: string): HeaderLine => ["access-control-allow-origin", value];

const allowOrigin: [
  rule: string,
  given: { lines: HeaderLine[]; credentials?: "include" | "omit" },
  want: string | null,
  parameter?: string,
][] = [
  ["the page's own origin passes", { lines: [line(origin)] }, null],
  ["and passes with cookies", { lines: [line(origin)], credentials: "include" }, null],
  ["the wildcard passes without cookies", { lines: [line("*")] }, null],
  [
    "the wildcard fails with cookies",
    { lines: [line("*")], credentials: "include" },
    "WildcardOriginNotAllowed",
  ],
  ["an absent header fails", { lines: [] }, "MissingAllowOriginHeader"],
  ["header names have no case", { lines: [["Access-Control-Allow-Origin", origin]] }, null],
  [
    "another origin is a mismatch",
    { lines: [line("https://a.example")] },
    "AllowOriginMismatch",
    "https://a.example",
  ],
  [
    "another scheme is a mismatch",
    { lines: [line("https://localhost:3000")] },
    "AllowOriginMismatch",
    "https://localhost:3000",
  ],
  [
    "another port is a mismatch",
    { lines: [line("http://localhost:3001")] },
    "AllowOriginMismatch",
    "http://localhost:3001",
  ],
  [
    "a trailing slash is a mismatch",
    { lines: [line(`${origin}/`)] },
    "AllowOriginMismatch",
    `${origin}/`,
  ],
  [
    "upper case is a mismatch",
    { lines: [line("HTTP://LOCALHOST:3000")] },
    "AllowOriginMismatch",
    "HTTP://LOCALHOST:3000",
  ],
  [
    "spaces and tabs around the value are not a part of it",
    { lines: [line(` ${origin}\t`)] },
    null,
  ],
  ["null is a mismatch", { lines: [line("null")] }, "AllowOriginMismatch", "null"],
  [
    "localhost:3000 is a URL whose scheme is localhost",
    { lines: [line("localhost:3000")] },
    "AllowOriginMismatch",
    "localhost:3000",
  ],
  [
    "a bare host is no URL",
    { lines: [line("example.com")] },
    "InvalidAllowOriginValue",
    "example.com",
  ],
  ["an empty value is no URL", { lines: [line("")] }, "InvalidAllowOriginValue", ""],
  ["true is no URL", { lines: [line("true")] }, "InvalidAllowOriginValue", "true"],
  [
    "a list in one line is several values",
    { lines: [line(`${origin}, https://a.example`)] },
    "MultipleAllowOriginValues",
    `${origin}, https://a.example`,
  ],
  [
    "two lines are several values, even when equal",
    { lines: [line(origin), line(origin)] },
    "MultipleAllowOriginValues",
    `${origin}, ${origin}`,
  ],
];

test.for(allowOrigin)("%s", ([, { lines, credentials = "omit" }, want, parameter = ""]) => {
  const refusal = checkAllowOrigin({ origin, credentials }, lines);
  expect(refusal).toEqual(want === null ? null : { code: want, parameter });
});

const allowCredentials: [value: string | null, passes: boolean][] = [
  ["true", true],
  ["True", false],
  ["TRUE", false],
  ["1", false],
  ["true, true", false],
  ["", false],
  [null, false],
];

test.for(allowCredentials)("Allow-Credentials %j passes: %j", ([value, passes]) => {
  const lines: HeaderLine[] = value === null ? [] : [["Access-Control-Allow-Credentials", value]];
  const refusal = { code: "InvalidAllowCredentials", parameter: value ?? "" };
  expect(checkAllowCredentials(lines)).toEqual(passes ? null : refusal);
});
