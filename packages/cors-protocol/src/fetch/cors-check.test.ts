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
  ["the page's origin › passes", { lines: [line(origin)] }, null],
  [
    "the page's origin, with credentials › passes",
    { lines: [line(origin)], credentials: "include" },
    null,
  ],
  ["the wildcard, without credentials › passes", { lines: [line("*")] }, null],
  [
    "the wildcard, with credentials › fails",
    { lines: [line("*")], credentials: "include" },
    "WildcardOriginNotAllowed",
  ],
  ["an absent header › fails", { lines: [] }, "MissingAllowOriginHeader"],
  [
    "the header name in another case › counts",
    { lines: [["Access-Control-Allow-Origin", origin]] },
    null,
  ],
  [
    "another origin › is a mismatch",
    { lines: [line("https://a.example")] },
    "AllowOriginMismatch",
    "https://a.example",
  ],
  [
    "another scheme › is a mismatch",
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
    "a trailing slash › is a mismatch",
    { lines: [line(`${origin}/`)] },
    "AllowOriginMismatch",
    `${origin}/`,
  ],
  [
    "upper case › is a mismatch",
    { lines: [line("HTTP://LOCALHOST:3000")] },
    "AllowOriginMismatch",
    "HTTP://LOCALHOST:3000",
  ],
  ["spaces and tabs around the value › are ignored", { lines: [line(` ${origin}\t`)] }, null],
  [
    "a host with a space › is a mismatch, because Chromium parses it as a URL",
    { lines: [line("http://a%20b")] },
    "AllowOriginMismatch",
    "http://a%20b",
  ],
  [
    "invalid Punycode › is a mismatch, because Chromium parses it as a URL",
    { lines: [line("http://xn--a")] },
    "AllowOriginMismatch",
    "http://xn--a",
  ],
  [
    "filesystem: without an inner URL › is invalid",
    { lines: [line("filesystem:x")] },
    "InvalidAllowOriginValue",
    "filesystem:x",
  ],
  ["null › is a mismatch", { lines: [line("null")] }, "AllowOriginMismatch", "null"],
  [
    "localhost:3000 › is a mismatch, because it is a URL with the scheme localhost",
    { lines: [line("localhost:3000")] },
    "AllowOriginMismatch",
    "localhost:3000",
  ],
  [
    "a host without a scheme › is invalid",
    { lines: [line("example.com")] },
    "InvalidAllowOriginValue",
    "example.com",
  ],
  ["an empty value › is invalid", { lines: [line("")] }, "InvalidAllowOriginValue", ""],
  ["true › is invalid", { lines: [line("true")] }, "InvalidAllowOriginValue", "true"],
  [
    "a comma-separated list › is several values",
    { lines: [line(`${origin}, https://a.example`)] },
    "MultipleAllowOriginValues",
    `${origin}, https://a.example`,
  ],
  [
    "two equal lines › are several values",
    { lines: [line(origin), line(origin)] },
    "MultipleAllowOriginValues",
    `${origin}, ${origin}`,
  ],
];

test.for(allowOrigin)(
  "Access-Control-Allow-Origin › %s",
  ([, { lines, credentials = "omit" }, want, parameter = ""]) => {
    const refusal = checkAllowOrigin({ origin, credentials }, lines, chromium);
    expect(refusal).toEqual(want === null ? null : { code: want, parameter });
  },
);

const allowCredentials: [value: string | null, passes: boolean][] = [
  ["true", true],
  ["True", false],
  ["TRUE", false],
  ["1", false],
  ["true, true", false],
  ["", false],
  [null, false],
];

test.for(allowCredentials)(
  "Access-Control-Allow-Credentials › %j › passes: %j",
  ([value, passes]) => {
    const lines: HeaderLine[] = value === null ? [] : [["Access-Control-Allow-Credentials", value]];
    const refusal = { code: "InvalidAllowCredentials", parameter: value ?? "" };
    expect(checkAllowCredentials(lines)).toEqual(passes ? null : refusal);
  },
);

const bytes: [rule: string, value: string, want: Refusal<CorsCheckCode> | null][] = [
  ["the wildcard with whitespace around it › passes", "\t* ", null],
  [
    "two wildcards › are several values",
    "*, *",
    { code: "MultipleAllowOriginValues", parameter: "*, *" },
  ],
  [
    "two words › are several values",
    `${origin} x`,
    { code: "MultipleAllowOriginValues", parameter: `${origin} x` },
  ],
  [
    "a comma at the end › is several values",
    `${origin},`,
    { code: "MultipleAllowOriginValues", parameter: `${origin},` },
  ],
  [
    "a tab inside a URL › is a mismatch, because a URL parser removes it",
    "http://a\t.example",
    { code: "AllowOriginMismatch", parameter: "http://a\t.example" },
  ],
  [
    "a tab in other text › is invalid",
    "a\tb",
    { code: "InvalidAllowOriginValue", parameter: "a\tb" },
  ],
  [
    "a quoted origin › is invalid",
    `"${origin}"`,
    { code: "InvalidAllowOriginValue", parameter: `"${origin}"` },
  ],
  ["a quoted wildcard › is invalid", "'*'", { code: "InvalidAllowOriginValue", parameter: "'*'" }],
  [
    "valid UTF-8 › is named decoded and quoted as bytes",
    "http://caf\u00c3\u00a9.example",
    {
      code: "AllowOriginMismatch",
      parameter: "http://café.example",
      quoted: "http://caf\u00c3\u00a9.example",
    },
  ],
  [
    "truncated UTF-8 in a path › is a mismatch with an empty parameter",
    "http://a.example/\u00c3",
    { code: "AllowOriginMismatch", parameter: "", quoted: "http://a.example/\u00c3" },
  ],
  [
    "truncated UTF-8 in a host › is invalid",
    "http://caf\u00c3.example",
    { code: "InvalidAllowOriginValue", parameter: "", quoted: "http://caf\u00c3.example" },
  ],
  [
    "a no-break space › belongs to the value",
    `${origin}\u00a0`,
    { code: "InvalidAllowOriginValue", parameter: "", quoted: `${origin}\u00a0` },
  ],
];

test.for(bytes)("Access-Control-Allow-Origin › %s", ([, value, want]) => {
  expect(checkAllowOrigin({ origin, credentials: "omit" }, [line(value)], chromium)).toStrictEqual(
    want,
  );
});

test("Access-Control-Allow-Origin › null for a page with the origin null › passes with credentials", () => {
  const request = { origin: "null", credentials: "include" } as const;
  expect(checkAllowOrigin(request, [line("null")], chromium)).toBeNull();
  expect(checkAllowOrigin(request, [line(origin)], chromium)?.code).toBe("AllowOriginMismatch");
});

const credentialBytes: [rule: string, value: string, want: object | null][] = [
  ["whitespace around true › passes", "\ttrue ", null],
  ["true in quotes › fails", '"true"', { parameter: '"true"' }],
  [
    "UTF-8 › is named decoded and quoted as bytes",
    "tr\u00c3\u00bce",
    { parameter: "trüe", quoted: "tr\u00c3\u00bce" },
  ],
  ["Latin-1 › fails with an empty parameter", "tr\u00fce", { parameter: "", quoted: "tr\u00fce" }],
];

test.for(credentialBytes)("Access-Control-Allow-Credentials › %s", ([, value, want]) => {
  const refusal = checkAllowCredentials([["Access-Control-Allow-Credentials", value]]);
  expect(refusal).toStrictEqual(want && { code: "InvalidAllowCredentials", ...want });
});
