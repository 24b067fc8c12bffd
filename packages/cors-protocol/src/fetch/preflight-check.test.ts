import { checkNotRedirected, checkOkStatus, checkParsable } from "./preflight-check.ts";
import { preflightChecks } from "./steps.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsErrorCode } from "../model/codes.ts";
import type { CorsRequest } from "../model/request.ts";
import type { StepId } from "../model/verdict.ts";
import { chromium, standard } from "../quirks/rules.ts";
import { put } from "../test/exchanges.ts";
import { expect, test } from "vitest";

const origin = "http://localhost:3000";
const location: HeaderLine = ["Location", "/elsewhere"];

const redirects: [
  rule: string,
  status: number,
  headers: HeaderLine[],
  standard: CorsErrorCode | null,
  chromium: CorsErrorCode | null,
][] = [
  [
    "a 307 with a Location › refused in Chromium only",
    307,
    [location],
    null,
    "PreflightDisallowedRedirect",
  ],
  [
    "a 301 with a Location › refused in Chromium only",
    301,
    [location],
    null,
    "PreflightDisallowedRedirect",
  ],
  [
    "a 303 with a Location › refused in Chromium only",
    303,
    [location],
    null,
    "PreflightDisallowedRedirect",
  ],
  ["a 307 without a Location › passes", 307, [], null, null],
  ["an empty Location › passes", 307, [["Location", ""]], null, null],
  ["a 204 with a Location › passes", 204, [location], null, null],
  ["a 304 with a Location › passes", 304, [location], null, null],
];

test.for(redirects)("redirected preflight › %s", ([, status, headers, ...wants]) => {
  const codes = [standard, chromium].map(
    (rules) => checkNotRedirected({ status, headers }, rules)?.code ?? null,
  );
  expect(codes).toEqual(wants);
});

const origins: [
  rule: string,
  value: string | null,
  credentials: "omit" | "include",
  want: object | null,
][] = [
  ["the page's origin › passes", origin, "include", null],
  ["the wildcard, without credentials › passes", "*", "omit", null],
  [
    "the wildcard, with credentials › fails",
    "*",
    "include",
    { code: "PreflightWildcardOriginNotAllowed", parameter: "" },
  ],
  [
    "an absent header › fails",
    null,
    "omit",
    { code: "PreflightMissingAllowOriginHeader", parameter: "" },
  ],
  [
    "a list › fails",
    `${origin}, *`,
    "omit",
    { code: "PreflightMultipleAllowOriginValues", parameter: `${origin}, *` },
  ],
  [
    "a value that is not a URL › fails",
    "true",
    "omit",
    { code: "PreflightInvalidAllowOriginValue", parameter: "true" },
  ],
  [
    "another origin › fails",
    "https://a.example",
    "omit",
    { code: "PreflightAllowOriginMismatch", parameter: "https://a.example" },
  ],
  [
    "a value that is not UTF-8 › fails and is quoted as bytes",
    "\u00e9",
    "omit",
    { code: "PreflightInvalidAllowOriginValue", parameter: "", quoted: "\u00e9" },
  ],
];

const refuse = (id: StepId, mode: CorsRequest["credentials"], headers: HeaderLine[]) => {
  const request = { ...put, origin, credentials: mode };
  const check = preflightChecks(request, chromium).find((one) => one.id === id);
  if (check === undefined) throw new Error(`The preflight has no check ${id}.`);
  return check.refuse(request, { status: 204, headers }, chromium);
};

test.for(origins)(
  "Access-Control-Allow-Origin of a preflight › %s",
  ([, value, credentials, want]) => {
    const headers: HeaderLine[] = value === null ? [] : [["Access-Control-Allow-Origin", value]];
    expect(refuse("allow-origin", credentials, headers)).toStrictEqual(want);
  },
);

const credentials: [rule: string, value: string | null, parameter: string | null][] = [
  ["true › passes", "true", null],
  ["True › fails with the value as its parameter", "True", "True"],
  ["an absent header › fails with an empty parameter", null, ""],
];

test.for(credentials)(
  "Access-Control-Allow-Credentials of a preflight › %s",
  ([, value, parameter]) => {
    const headers: HeaderLine[] =
      value === null ? [] : [["Access-Control-Allow-Credentials", value]];
    const refusal = { code: "PreflightInvalidAllowCredentials", parameter };
    const found = refuse("allow-credentials", "include", headers);
    expect(found).toEqual(parameter === null ? null : refusal);
  },
);

const statuses: [status: number, isOk: boolean][] = [
  [200, true],
  [204, true],
  [299, true],
  [199, false],
  [300, false],
  [304, false],
  [401, false],
  [404, false],
  [500, false],
];

test.for(statuses)("status of a preflight › %i › passes: %s", ([status, isOk]) => {
  const refusal = { code: "PreflightInvalidStatus", parameter: "" };
  expect(checkOkStatus({ status })).toEqual(isOk ? null : refusal);
});

const methodsCode = "InvalidAllowMethodsPreflightResponse";
const headersCode = "InvalidAllowHeadersPreflightResponse";
const lists: [rule: string, methods: string[], headers: string[], want: CorsErrorCode | null][] = [
  ["absent lists › parsed", [], [], null],
  ["empty lists › parsed", [""], [""], null],
  ["lists of names › parsed", ["GET, PUT"], ["content-type, x-a"], null],
  ["several lines › parsed", ["GET", "PUT"], ["content-type", "x-a"], null],
  ["empty elements › parsed", [",GET,,PUT,"], [", x-a"], null],
  ["tabs and spaces › parsed", ["GET\t, PUT"], [" x-a ,\tx-b"], null],
  ["wildcards › parsed", ["*"], ["*"], null],
  ["methods with semicolons › invalid", ["GET;PUT"], [], methodsCode],
  ["methods with spaces › invalid", ["GET PUT"], [], methodsCode],
  ["quoted methods › invalid", ['"PUT"'], [], methodsCode],
  ["methods in brackets › invalid", ['["PUT"]'], [], methodsCode],
  ["an invalid second line › invalid", ["GET", "P/T"], [], methodsCode],
  ["headers with colons › invalid", [], ["x-a: 1"], headersCode],
  ["quoted headers › invalid", [], ['"x-a"'], headersCode],
  ["headers with spaces › invalid", [], ["x-a x-b"], headersCode],
  ["two invalid lists › the methods are reported", ["P;T"], ["a b"], methodsCode],
];

test.for(lists)("lists of a preflight › %s", ([, methods, names, want]) => {
  const headers = [
    ...methods.map((value): HeaderLine => ["Access-Control-Allow-Methods", value]),
    ...names.map((value): HeaderLine => ["Access-Control-Allow-Headers", value]),
  ];
  const refusal = checkParsable("Methods", headers) ?? checkParsable("Headers", headers);
  expect(refusal).toEqual(want && { code: want, parameter: "" });
});
