import { expect, test } from "vitest";
import { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsCheckCode, Refusal } from "../model/codes.ts";
import { chromium } from "../quirks/rules.ts";

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
  [
    "a host with a space is a URL for Chromium",
    { lines: [line("http://a%20b")] },
    "AllowOriginMismatch",
    "http://a%20b",
  ],
  [
    "so is one in Punycode that nobody can decode",
    { lines: [line("http://xn--a")] },
    "AllowOriginMismatch",
    "http://xn--a",
  ],
  [
    "filesystem: without an address in it is none",
    { lines: [line("filesystem:x")] },
    "InvalidAllowOriginValue",
    "filesystem:x",
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
  const refusal = checkAllowOrigin({ origin, credentials }, lines, chromium);
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

const bytes: [rule: string, value: string, want: Refusal<CorsCheckCode> | null][] = [
  ["the wildcard may have white space around it", "\t* ", null],
  [
    "two wildcards are several values",
    "*, *",
    { code: "MultipleAllowOriginValues", parameter: "*, *" },
  ],
  [
    "a space is enough for several values",
    `${origin} x`,
    { code: "MultipleAllowOriginValues", parameter: `${origin} x` },
  ],
  [
    "a comma is enough for several values",
    `${origin},`,
    { code: "MultipleAllowOriginValues", parameter: `${origin},` },
  ],
  [
    "a tab is not: it is left out of a URL",
    "http://a\t.example",
    { code: "AllowOriginMismatch", parameter: "http://a\t.example" },
  ],
  [
    "a tab does not make a URL of what is none",
    "a\tb",
    { code: "InvalidAllowOriginValue", parameter: "a\tb" },
  ],
  [
    "quotes belong to the value",
    `"${origin}"`,
    { code: "InvalidAllowOriginValue", parameter: `"${origin}"` },
  ],
  ["a quoted wildcard is none", "'*'", { code: "InvalidAllowOriginValue", parameter: "'*'" }],
  [
    "whole UTF-8 is named decoded and quoted as bytes",
    "http://caf\u00c3\u00a9.example",
    {
      code: "AllowOriginMismatch",
      parameter: "http://café.example",
      quoted: "http://caf\u00c3\u00a9.example",
    },
  ],
  [
    "UTF-8 that was cut in a path is still a URL, and is named by nothing",
    "http://a.example/\u00c3",
    { code: "AllowOriginMismatch", parameter: "", quoted: "http://a.example/\u00c3" },
  ],
  [
    "UTF-8 that was cut in a host is no URL",
    "http://caf\u00c3.example",
    { code: "InvalidAllowOriginValue", parameter: "", quoted: "http://caf\u00c3.example" },
  ],
  [
    "a no-break space is a part of the value",
    `${origin}\u00a0`,
    { code: "InvalidAllowOriginValue", parameter: "", quoted: `${origin}\u00a0` },
  ],
];

test.for(bytes)("%s", ([, value, want]) => {
  expect(checkAllowOrigin({ origin, credentials: "omit" }, [line(value)], chromium)).toStrictEqual(
    want,
  );
});

test("the origin null is admitted by null, with cookies too", () => {
  const request = { origin: "null", credentials: "include" } as const;
  expect(checkAllowOrigin(request, [line("null")], chromium)).toBeNull();
  expect(checkAllowOrigin(request, [line(origin)], chromium)?.code).toBe("AllowOriginMismatch");
});

const credentialBytes: [rule: string, value: string, want: object | null][] = [
  ["white space around true is no part of it", "\ttrue ", null],
  ["true in quotes is not true", '"true"', { parameter: '"true"' }],
  [
    "bytes are named decoded and quoted as they are",
    "tr\u00c3\u00bce",
    { parameter: "trüe", quoted: "tr\u00c3\u00bce" },
  ],
  ["Latin-1 is named by nothing", "tr\u00fce", { parameter: "", quoted: "tr\u00fce" }],
];

test.for(credentialBytes)("Allow-Credentials: %s", ([, value, want]) => {
  const refusal = checkAllowCredentials([["Access-Control-Allow-Credentials", value]]);
  expect(refusal).toStrictEqual(want && { code: "InvalidAllowCredentials", ...want });
});
