import { expect, test } from "vitest";
import { createRequest, isCrossOrigin, normalizeMethod, stringBodyType } from "./request.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest, RequestOptions } from "../model/request.ts";
import { chromium, standard } from "../quirks/rules.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items";

const methods: [rule: string, given: string, want: string][] = [
  ["get › GET", "get", "GET"],
  ["Head › HEAD", "Head", "HEAD"],
  ["post › POST", "post", "POST"],
  ["pUt › PUT", "pUt", "PUT"],
  ["delete › DELETE", "delete", "DELETE"],
  ["options › OPTIONS", "options", "OPTIONS"],
  ["patch › unchanged", "patch", "patch"],
  ["PATCH › unchanged", "PATCH", "PATCH"],
  ["query › unchanged", "query", "query"],
  ["a longer word that contains PUT › unchanged", "puts", "puts"],
];

test.for(methods)("normalizeMethod › %s", ([, given, want]) => {
  expect(normalizeMethod(given)).toBe(want);
});

const crossings: [rule: string, url: string, want: boolean, origin?: string][] = [
  ["the page's origin › same-origin", `${origin}/items?a#b`, false],
  ["another port › cross-origin", "http://localhost:3001/", true],
  ["another scheme › cross-origin", "https://localhost:3000/", true],
  ["another name of the same machine › cross-origin", "http://127.0.0.1:3000/", true],
  ["a subdomain › cross-origin", "http://api.localhost:3000/", true],
  ["a user name › same-origin", "http://user@localhost:3000/", false],
  [
    "the default port spelled out › same-origin",
    "https://a.example:443/",
    false,
    "https://a.example",
  ],
  ["a host without a scheme › cross-origin", "localhost:3000/items", true],
  ["two opaque origins › cross-origin", "data:text/plain,x", true, "null"],
];

test.for(crossings)("isCrossOrigin › %s", ([, address, want, from = origin]) => {
  expect(isCrossOrigin({ url: address, origin: from })).toBe(want);
});

const made: [rule: string, init: Omit<RequestOptions, "url">, want: Partial<CorsRequest>][] = [
  ["no method › GET", {}, { method: "GET" }],
  ["a method in lower case › normalised", { method: "put" }, { method: "PUT" }],
  ["patch in lower case › unchanged", { method: "patch" }, { method: "patch" }],
  ["no mode › cors", {}, { mode: "cors" }],
  ["a mode › kept", { mode: "same-origin" }, { mode: "same-origin" }],
  ["no credentials mode › same-origin", {}, { credentials: "same-origin" }],
  ["a credentials mode › kept", { credentials: "omit" }, { credentials: "omit" }],
  ["no headers › none", {}, { headers: [] }],
  [
    "headers › keep their case and order",
    {
      headers: [
        ["X-B", "1"],
        ["x-a", "2"],
      ],
    },
    {
      headers: [
        ["X-B", "1"],
        ["x-a", "2"],
      ],
    },
  ],
  [
    "whitespace around a value › removed",
    { headers: [["X-A", " 1\t"]] },
    { headers: [["X-A", "1"]] },
  ],
  [
    "repeated lines › stay repeated",
    {
      headers: [
        ["X-A", "1"],
        ["X-A", "2"],
      ],
    },
    {
      headers: [
        ["X-A", "1"],
        ["X-A", "2"],
      ],
    },
  ],
  [
    "forbidden headers › dropped",
    {
      headers: [
        ["Cookie", "a=1"],
        ["Origin", "x"],
        ["X-A", "1"],
      ],
    },
    { headers: [["X-A", "1"]] },
  ],
  [
    "a body › adds its Content-Type",
    { method: "POST", bodyType: stringBodyType },
    { headers: [["Content-Type", "text/plain;charset=UTF-8"]] },
  ],
  [
    "a Content-Type set by script in another case › kept",
    { method: "POST", bodyType: stringBodyType, headers: [["CONTENT-type", "application/json"]] },
    { headers: [["CONTENT-type", "application/json"]] },
  ],
  [
    "a body without a type › adds no Content-Type",
    { method: "POST", bodyType: null },
    { headers: [] },
  ],
  [
    "no-cors mode › keeps safelisted headers only",
    {
      mode: "no-cors",
      headers: [
        ["Accept", "text/html"],
        ["X-A", "1"],
        ["Authorization", "Bearer x"],
        ["Range", "bytes=0-"],
      ],
    },
    { headers: [["Accept", "text/html"]] },
  ],
  [
    "an unsafe Content-Type in no-cors mode › dropped",
    { mode: "no-cors", method: "POST", headers: [["Content-Type", "application/json"]] },
    { headers: [] },
  ],
  [
    "same-origin mode › keeps every header",
    { mode: "same-origin", headers: [["X-A", "1"]] },
    { headers: [["X-A", "1"]] },
  ],
  [
    "the initiator › kept",
    { initiatorType: "xmlhttprequest" },
    { initiatorType: "xmlhttprequest" },
  ],
  [
    "upload listeners with a body › kept",
    { method: "POST", bodyType: "text/plain", hasUploadListeners: true },
    { hasUploadListeners: true },
  ],
  [
    "a dropped Content-Type in no-cors mode › replaced by the body's",
    {
      mode: "no-cors",
      method: "POST",
      headers: [["Content-Type", "application/json"]],
      bodyType: stringBodyType,
    },
    { headers: [["Content-Type", stringBodyType]] },
  ],
  [
    "several values of a name in no-cors mode › checked together",
    {
      mode: "no-cors",
      headers: [
        ["Accept", "a".repeat(100)],
        ["Accept", "b".repeat(100)],
      ],
    },
    { headers: [["Accept", "a".repeat(100)]] },
  ],
];

test.for(made)("createRequest › %s", ([, init, want]) => {
  expect(createRequest({ url, ...init }, origin)).toMatchObject(want);
});

test("createRequest › upload listeners without a body › dropped", () => {
  expect(createRequest({ url, hasUploadListeners: true }, origin)).not.toHaveProperty(
    "hasUploadListeners",
  );
});

test("createRequest › no options › no undefined properties", () => {
  expect(createRequest({ url }, origin)).toStrictEqual({
    url,
    origin,
    method: "GET",
    headers: [],
    credentials: "same-origin",
    mode: "cors",
  });
});

const byRules: [rule: string, header: HeaderLine, standard: boolean, chromium: boolean][] = [
  ["User-Agent › kept by the standard only", ["User-Agent", "me"], true, false],
  ["another header › kept by both", ["X-A", "1"], true, true],
  ["Host › dropped by both", ["Host", "a.example"], false, false],
];

test.for(byRules)("createRequest › %s", ([, header, ...want]) => {
  const isKept = [standard, chromium].map(
    (rules) => createRequest({ url, headers: [header] }, origin, rules).headers.length === 1,
  );
  expect(isKept).toEqual(want);
});
