import { expect, test } from "vitest";
import {
  allowsMethod,
  checkAllowHeaders,
  checkAllowMethods,
  refusedHeaders,
} from "./preflight-check.ts";
import type { HeaderLine } from "../http/headers.ts";
import { chromium, standard } from "../quirks/rules.ts";
import { firefox } from "../test/rules.ts";

type Credentials = "omit" | "same-origin" | "include";

const listed: [rule: string, list: string[], method: string, Credentials, want: boolean][] = [
  ["a method that is listed is allowed", ["GET", "PUT"], "PUT", "omit", true],
  ["with cookies too", ["PUT"], "PUT", "include", true],
  ["a method that is not listed is refused", ["GET"], "PUT", "omit", false],
  ["an empty list refuses", [], "PUT", "omit", false],
  ["GET needs no permission", [], "GET", "include", true],
  ["HEAD needs no permission", [], "HEAD", "include", true],
  ["POST needs no permission", [], "POST", "include", true],
  ["get in lower case needs one", [], "get", "omit", false],
  ["methods have case in the list", ["put"], "PUT", "omit", false],
  ["methods have case in the request", ["PATCH"], "patch", "omit", false],
  ["patch is allowed by patch", ["patch"], "patch", "omit", true],
  ["the wildcard allows all without cookies", ["*"], "PUT", "omit", true],
  ["cookies that stay at home leave the wildcard alone", ["*"], "PUT", "same-origin", true],
  ["the wildcard is a mere name with cookies", ["*"], "PUT", "include", false],
  ["a method may have that name", ["*"], "*", "include", true],
  ["the wildcard counts among others", ["GET", "*"], "PUT", "omit", true],
  ["an ending is no wildcard", ["PU*"], "PUT", "omit", false],
];

test.for(listed)("methods: %s", ([, list, method, credentials, want]) => {
  expect(allowsMethod(list, { method, credentials })).toBe(want);
});

const methods: [rule: string, lines: string[], method: string, passes: boolean][] = [
  ["the method is found in one line", ["GET, PUT"], "PUT", true],
  ["the method is found in a second line", ["GET", "PUT"], "PUT", true],
  ["empty elements do no harm", [", ,PUT,"], "PUT", true],
  ["white space does no harm", ["\tGET ,  PUT\t"], "PUT", true],
  ["an absent header refuses PUT", [], "PUT", false],
  ["an absent header lets GET pass", [], "GET", true],
  ["the refused method is named as it is", ["PATCH"], "patch", false],
];

test.for(methods)("Allow-Methods: %s", ([, lines, method, passes]) => {
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
  ["a header that is listed is allowed", ["x-a"], [a], "omit", []],
  ["with cookies too", ["x-a"], [a], "include", []],
  ["names have no case in the list", ["X-A"], [["x-a", "1"]], "omit", []],
  ["a header that is not listed is refused", ["x-b"], [a], "omit", ["x-a"]],
  ["an empty list refuses", [], [a], "omit", ["x-a"]],
  ["an unsafe value needs its name on the list", [], [json], "omit", ["content-type"]],
  ["a safe value does not", [], [["Content-Type", "text/plain"]], "omit", []],
  ["a forbidden header does not", [], [["Cookie", "a=1"]], "omit", []],
  ["what is listed and not sent does not matter", ["x-a", "x-b"], [], "omit", []],
  ["refused names are sorted", [], [b, json, a], "omit", ["content-type", "x-a", "x-b"]],
  ["a name is refused once", [], [a, ["x-a", "2"]], "omit", ["x-a"]],
  ["only those that are not listed are refused", ["x-a"], [b, a], "omit", ["x-b"]],
  ["the wildcard allows all without cookies", ["*"], [a, json], "omit", []],
  ["cookies that stay at home leave it alone", ["*"], [a], "same-origin", []],
  ["the wildcard is a mere name with cookies", ["*"], [a, b], "include", ["x-a", "x-b"]],
  ["a header may have that name", ["*"], [["*", "1"]], "include", []],
  ["an ending is no wildcard", ["x-*"], [a], "omit", ["x-a"]],
  [
    "the wildcard covers Authorization in Chromium alone",
    ["*"],
    [authorization],
    "omit",
    ["authorization"],
    [],
  ],
  [
    "and everything beside it in both",
    ["*"],
    [a, authorization, json],
    "omit",
    ["authorization"],
    [],
  ],
  [
    "Authorization beside the wildcard is allowed",
    ["*", "Authorization"],
    [authorization],
    "omit",
    [],
  ],
  [
    "with cookies the wildcard covers it nowhere",
    ["*"],
    [authorization],
    "include",
    ["authorization"],
  ],
  ["a client hint needs no permission in Chromium", [], [["DPR", "2"]], "omit", ["dpr"], []],
];

test.for(refused)("headers: %s", ([, list, headers, credentials, bySpec, byChromium = bySpec]) => {
  expect(refusedHeaders(list, { headers, credentials }, standard)).toEqual(bySpec);
  expect(refusedHeaders(list, { headers, credentials }, chromium)).toEqual(byChromium);
});

test("headers: one that Firefox asks for twice is refused once", () => {
  const headers: HeaderLine[] = [a, ["x-a", "2"]];
  expect(refusedHeaders([], { headers, credentials: "omit" }, firefox)).toEqual(["x-a"]);
});

const checked: [rule: string, lines: string[], headers: HeaderLine[], candidates: string[]][] = [
  ["nothing unsafe passes without the header", [], [], []],
  ["names are found in one line", ["x-a, x-b"], [a, b], []],
  ["names are found in several lines", ["x-a", "x-b"], [a, b], []],
  ["empty elements do no harm", [", ,x-a,"], [a], []],
  ["white space does no harm", ["\tx-a ,  x-b\t"], [a, b], []],
  ["an absent header refuses", [], [a], ["x-a"]],
  ["one refused header is the one that is named", ["x-b"], [a, b], ["x-a"]],
  ["of several any may be named, and the first by the alphabet is", [], [b, a], ["x-a", "x-b"]],
];

test.for(checked)("Allow-Headers: %s", ([, lines, headers, candidates]) => {
  const answer = lines.map((value): HeaderLine => ["Access-Control-Allow-Headers", value]);
  const [parameter] = candidates;
  const code = "HeaderDisallowedByPreflightResponse";
  expect(checkAllowHeaders({ headers, credentials: "omit" }, answer, standard)).toEqual(
    parameter === undefined ? null : { code, parameter, candidates },
  );
});

test("Allow-Headers: the rules decides on Authorization under the wildcard", () => {
  const request = { headers: [authorization], credentials: "omit" } as const;
  const answer: HeaderLine[] = [["Access-Control-Allow-Headers", "*"]];
  expect(checkAllowHeaders(request, answer, standard)?.parameter).toBe("authorization");
  expect(checkAllowHeaders(request, answer, chromium)).toBeNull();
});
