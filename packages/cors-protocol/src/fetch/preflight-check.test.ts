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
  ["a redirect is refused first in Chromium", 307, [location], null, "PreflightDisallowedRedirect"],
  ["a 301 is one", 301, [location], null, "PreflightDisallowedRedirect"],
  ["a 303 is one", 303, [location], null, "PreflightDisallowedRedirect"],
  ["a status of a redirect without a Location is none", 307, [], null, null],
  ["an empty Location is none", 307, [["Location", ""]], null, null],
  ["a Location on a success is none", 204, [location], null, null],
  ["a 304 is none", 304, [location], null, null],
];

test.for(redirects)("%s", ([, status, headers, ...wants]) => {
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
  ["the page's origin passes", origin, "include", null],
  ["the wildcard passes without cookies", "*", "omit", null],
  [
    "the wildcard fails with cookies",
    "*",
    "include",
    { code: "PreflightWildcardOriginNotAllowed", parameter: "" },
  ],
  [
    "an absent header fails",
    null,
    "omit",
    { code: "PreflightMissingAllowOriginHeader", parameter: "" },
  ],
  [
    "a list fails",
    `${origin}, *`,
    "omit",
    { code: "PreflightMultipleAllowOriginValues", parameter: `${origin}, *` },
  ],
  [
    "what is no URL fails",
    "true",
    "omit",
    { code: "PreflightInvalidAllowOriginValue", parameter: "true" },
  ],
  [
    "another origin fails",
    "https://a.example",
    "omit",
    { code: "PreflightAllowOriginMismatch", parameter: "https://a.example" },
  ],
  [
    "bytes are quoted as they are",
    "\u00e9",
    "omit",
    { code: "PreflightInvalidAllowOriginValue", parameter: "", quoted: "\u00e9" },
  ],
];

const refuse = (id: StepId, mode: CorsRequest["credentials"], headers: HeaderLine[]) => {
  const checks = preflightChecks({ ...put, origin, credentials: mode }, null, chromium);
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`The preflight has no check ${id}.`);
  return check.refuse({ status: 204, headers });
};

test.for(origins)("a preflight's Allow-Origin: %s", ([, value, credentials, want]) => {
  const headers: HeaderLine[] = value === null ? [] : [["Access-Control-Allow-Origin", value]];
  expect(refuse("allow-origin", credentials, headers)).toStrictEqual(want);
});

const credentials: [rule: string, value: string | null, parameter: string | null][] = [
  ["true passes", "true", null],
  ["True fails, and is named", "True", "True"],
  ["an absent header fails, and nothing is named", null, ""],
];

test.for(credentials)("a preflight's Allow-Credentials: %s", ([, value, parameter]) => {
  const headers: HeaderLine[] = value === null ? [] : [["Access-Control-Allow-Credentials", value]];
  const refusal = { code: "PreflightInvalidAllowCredentials", parameter };
  const found = refuse("allow-credentials", "include", headers);
  expect(found).toEqual(parameter === null ? null : refusal);
});

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

test.for(statuses)("a preflight's status %i is a success: %s", ([status, isOk]) => {
  const refusal = { code: "PreflightInvalidStatus", parameter: "" };
  expect(checkOkStatus({ status })).toEqual(isOk ? null : refusal);
});

const methodsCode = "InvalidAllowMethodsPreflightResponse";
const headersCode = "InvalidAllowHeadersPreflightResponse";
const lists: [rule: string, methods: string[], headers: string[], want: CorsErrorCode | null][] = [
  ["absent lists can be parsed", [], [], null],
  ["empty lists can be parsed", [""], [""], null],
  ["lists of names can be parsed", ["GET, PUT"], ["content-type, x-a"], null],
  ["several lines can be parsed", ["GET", "PUT"], ["content-type", "x-a"], null],
  ["empty elements can be parsed", [",GET,,PUT,"], [", x-a"], null],
  ["tabs and spaces can be parsed", ["GET\t, PUT"], [" x-a ,\tx-b"], null],
  ["wildcards can be parsed", ["*"], ["*"], null],
  ["methods with semicolons cannot", ["GET;PUT"], [], methodsCode],
  ["methods with spaces cannot", ["GET PUT"], [], methodsCode],
  ["quoted methods cannot", ['"PUT"'], [], methodsCode],
  ["methods in brackets cannot", ['["PUT"]'], [], methodsCode],
  ["a bad second line cannot", ["GET", "P/T"], [], methodsCode],
  ["headers with colons cannot", [], ["x-a: 1"], headersCode],
  ["quoted headers cannot", [], ['"x-a"'], headersCode],
  ["headers with spaces cannot", [], ["x-a x-b"], headersCode],
  ["methods are read before headers", ["P;T"], ["a b"], methodsCode],
];

test.for(lists)("%s", ([, methods, names, want]) => {
  const headers = [
    ...methods.map((value): HeaderLine => ["Access-Control-Allow-Methods", value]),
    ...names.map((value): HeaderLine => ["Access-Control-Allow-Headers", value]),
  ];
  const refusal = checkParsable("Methods", headers) ?? checkParsable("Headers", headers);
  expect(refusal).toEqual(want && { code: want, parameter: "" });
});
