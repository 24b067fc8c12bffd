import { expect, test } from "vitest";
import {
  allowsMethod,
  checkAllowHeaders,
  checkAllowMethods,
  refusedHeaders,
} from "./preflight-check.ts";
import type { HeaderLine } from "../http/headers.ts";
import { chromium, standard } from "../quirks/rules.ts";
import { firefox } from "../quirks/rules.ts";

type Credentials = "omit" | "same-origin" | "include";

const listed: [rule: string, list: string[], method: string, Credentials, want: boolean][] = [
  ["a listed method › allowed", ["GET", "PUT"], "PUT", "omit", true],
  ["a listed name, with credentials › allowed", ["PUT"], "PUT", "include", true],
  ["an unlisted method › refused", ["GET"], "PUT", "omit", false],
  ["an empty list › refuses", [], "PUT", "omit", false],
  ["GET › always allowed", [], "GET", "include", true],
  ["HEAD › always allowed", [], "HEAD", "include", true],
  ["POST › always allowed", [], "POST", "include", true],
  ["get in lower case › refused", [], "get", "omit", false],
  ["a listed method in another case › refused", ["put"], "PUT", "omit", false],
  ["a requested method in another case › refused", ["PATCH"], "patch", "omit", false],
  ["patch, for a list with patch › allowed", ["patch"], "patch", "omit", true],
  ["the wildcard, without credentials › allows everything", ["*"], "PUT", "omit", true],
  [
    "the wildcard, with same-origin credentials › allows everything",
    ["*"],
    "PUT",
    "same-origin",
    true,
  ],
  ["the wildcard, with credentials › only a name", ["*"], "PUT", "include", false],
  ["a method named *, with credentials › allowed", ["*"], "*", "include", true],
  ["the wildcard among others › allows every method", ["GET", "*"], "PUT", "omit", true],
  ["a wildcard after a prefix › only a name", ["PU*"], "PUT", "omit", false],
];

test.for(listed)("allowsMethod › %s", ([, list, method, credentials, want]) => {
  expect(allowsMethod(list, { method, credentials })).toBe(want);
});

const methods: [rule: string, lines: string[], method: string, passes: boolean][] = [
  ["a list in one line › passes", ["GET, PUT"], "PUT", true],
  ["a second line › passes", ["GET", "PUT"], "PUT", true],
  ["empty elements › ignored", [", ,PUT,"], "PUT", true],
  ["whitespace › ignored", ["\tGET ,  PUT\t"], "PUT", true],
  ["an absent header, for PUT › fails", [], "PUT", false],
  ["an absent header, for GET › passes", [], "GET", true],
  ["a refused method in lower case › named as it is", ["PATCH"], "patch", false],
];

test.for(methods)("Access-Control-Allow-Methods › %s", ([, lines, method, passes]) => {
  const headers = lines.map((value): HeaderLine => ["Access-Control-Allow-Methods", value]);
  const refusal = { code: "MethodDisallowedByPreflightResponse", parameter: method };
  const found = checkAllowMethods({ method, credentials: "omit" }, headers);
  expect(found).toEqual(passes ? null : refusal);
});

const a: HeaderLine = ["X-A", "1"];
const b: HeaderLine = ["X-B", "1"];
const json: HeaderLine = ["Content-Type", "application/json"];
const authorization: HeaderLine = ["Authorization", "Bearer x"];

const refused: [
  rule: string,
  list: string[],
  headers: HeaderLine[],
  Credentials,
  standard: string[],
  chromium?: string[],
][] = [
  ["a listed header › allowed", ["x-a"], [a], "omit", []],
  ["a listed name, with credentials › allowed", ["x-a"], [a], "include", []],
  ["a listed header in another case › allowed", ["X-A"], [["x-a", "1"]], "omit", []],
  ["an unlisted header › refused", ["x-b"], [a], "omit", ["x-a"]],
  ["an empty list › refuses", [], [a], "omit", ["x-a"]],
  ["a safelisted name with an unsafe value › refused", [], [json], "omit", ["content-type"]],
  [
    "a safelisted name with a safe value › allowed",
    [],
    [["Content-Type", "text/plain"]],
    "omit",
    [],
  ],
  ["a forbidden header › allowed", [], [["Cookie", "a=1"]], "omit", []],
  ["a listed header that is not sent › ignored", ["x-a", "x-b"], [], "omit", []],
  ["several refused headers › sorted", [], [b, json, a], "omit", ["content-type", "x-a", "x-b"]],
  ["two lines of one refused name › refused once", [], [a, ["x-a", "2"]], "omit", ["x-a"]],
  [
    "one listed and one unlisted header › only the unlisted one is refused",
    ["x-a"],
    [b, a],
    "omit",
    ["x-b"],
  ],
  ["the wildcard, without credentials › allows everything", ["*"], [a, json], "omit", []],
  [
    "the wildcard, with same-origin credentials › allows every header",
    ["*"],
    [a],
    "same-origin",
    [],
  ],
  ["the wildcard, with credentials › only a name", ["*"], [a, b], "include", ["x-a", "x-b"]],
  ["a header named *, with credentials › allowed", ["*"], [["*", "1"]], "include", []],
  ["a wildcard after a prefix › only a name", ["x-*"], [a], "omit", ["x-a"]],
  [
    "Authorization, for the wildcard › allowed in Chromium only",
    ["*"],
    [authorization],
    "omit",
    ["authorization"],
    [],
  ],
  [
    "Authorization and another header, for the wildcard › the other is allowed",
    ["*"],
    [a, authorization, json],
    "omit",
    ["authorization"],
    [],
  ],
  [
    "Authorization, listed beside the wildcard › allowed",
    ["*", "Authorization"],
    [authorization],
    "omit",
    [],
  ],
  [
    "Authorization, for the wildcard with credentials › refused",
    ["*"],
    [authorization],
    "include",
    ["authorization"],
  ],
  ["a client hint › allowed in Chromium only", [], [["DPR", "2"]], "omit", ["dpr"], []],
];

test.for(refused)(
  "refusedHeaders › %s",
  ([, list, headers, credentials, bySpec, byChromium = bySpec]) => {
    expect(refusedHeaders(list, { headers, credentials }, standard)).toEqual(bySpec);
    expect(refusedHeaders(list, { headers, credentials }, chromium)).toEqual(byChromium);
  },
);

test("refusedHeaders › a header that Firefox requests twice › refused once", () => {
  const headers: HeaderLine[] = [a, ["x-a", "2"]];
  expect(refusedHeaders([], { headers, credentials: "omit" }, firefox)).toEqual(["x-a"]);
});

const checked: [rule: string, lines: string[], headers: HeaderLine[], candidates: string[]][] = [
  ["an absent header, no unsafe headers › passes", [], [], []],
  ["two names in one line › pass", ["x-a, x-b"], [a, b], []],
  ["two names in two lines › pass", ["x-a", "x-b"], [a, b], []],
  ["empty elements › ignored", [", ,x-a,"], [a], []],
  ["whitespace › ignored", ["\tx-a ,  x-b\t"], [a, b], []],
  ["an absent header, an unsafe header › fails", [], [a], ["x-a"]],
  ["one refused header › named", ["x-b"], [a, b], ["x-a"]],
  [
    "several refused headers › all candidates, the first by name is the parameter",
    [],
    [b, a],
    ["x-a", "x-b"],
  ],
];

test.for(checked)("Access-Control-Allow-Headers › %s", ([, lines, headers, candidates]) => {
  const answer = lines.map((value): HeaderLine => ["Access-Control-Allow-Headers", value]);
  const [parameter] = candidates;
  const code = "HeaderDisallowedByPreflightResponse";
  expect(checkAllowHeaders({ headers, credentials: "omit" }, answer, standard)).toEqual(
    parameter === undefined ? null : { code, parameter, candidates },
  );
});

test("Access-Control-Allow-Headers › the wildcard, for Authorization › allowed in Chromium only", () => {
  const request = { headers: [authorization], credentials: "omit" } as const;
  const answer: HeaderLine[] = [["Access-Control-Allow-Headers", "*"]];
  expect(checkAllowHeaders(request, answer, standard)?.parameter).toBe("authorization");
  expect(checkAllowHeaders(request, answer, chromium)).toBeNull();
});
