import { expect, test } from "vitest";
import { createRequest, isCrossOrigin, normalizeMethod, stringBodyType } from "./request.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest, RequestOptions } from "../model/request.ts";
import { chromium, standard } from "../quirks/rules.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items";

const methods: [rule: string, given: string, want: string][] = [
  ["get becomes GET", "get", "GET"],
  ["Head becomes HEAD", "Head", "HEAD"],
  ["post becomes POST", "post", "POST"],
  ["pUt becomes PUT", "pUt", "PUT"],
  ["delete becomes DELETE", "delete", "DELETE"],
  ["options becomes OPTIONS", "options", "OPTIONS"],
  ["patch stays patch", "patch", "patch"],
  ["PATCH stays PATCH", "PATCH", "PATCH"],
  ["query stays query", "query", "query"],
  ["a longer word with PUT in it stays", "puts", "puts"],
];

test.for(methods)("%s", ([, given, want]) => {
  expect(normalizeMethod(given)).toBe(want);
});

const crossings: [rule: string, url: string, want: boolean, origin?: string][] = [
  ["the page's own address is not across", `${origin}/items?a#b`, false],
  ["another port is across", "http://localhost:3001/", true],
  ["another scheme is across", "https://localhost:3000/", true],
  ["another host is across, though it is the same machine", "http://127.0.0.1:3000/", true],
  ["a subdomain is across", "http://api.localhost:3000/", true],
  ["a user name changes nothing", "http://user@localhost:3000/", false],
  [
    "the scheme's own port may be spelled out",
    "https://a.example:443/",
    false,
    "https://a.example",
  ],
  ["a host without its scheme is across", "localhost:3000/items", true],
  ["an opaque origin is not even its own", "data:text/plain,x", true, "null"],
];

test.for(crossings)("%s", ([, address, want, from = origin]) => {
  expect(isCrossOrigin({ url: address, origin: from })).toBe(want);
});

const made: [rule: string, init: Omit<RequestOptions, "url">, want: Partial<CorsRequest>][] = [
  ["GET is the method by default", {}, { method: "GET" }],
  ["a method is normalised", { method: "put" }, { method: "PUT" }],
  ["a method that is not one of the six is kept", { method: "patch" }, { method: "patch" }],
  ["the mode is cors by default", {}, { mode: "cors" }],
  ["a mode is kept", { mode: "same-origin" }, { mode: "same-origin" }],
  ["cookies stay at home by default", {}, { credentials: "same-origin" }],
  ["a credentials mode is kept", { credentials: "omit" }, { credentials: "omit" }],
  ["no headers are none", {}, { headers: [] }],
  [
    "headers keep the case of their names and their order",
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
  ["values are stripped", { headers: [["X-A", " 1\t"]] }, { headers: [["X-A", "1"]] }],
  [
    "repeated lines stay repeated",
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
    "forbidden headers are dropped",
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
    "a body brings its type along",
    { method: "POST", bodyType: stringBodyType },
    { headers: [["Content-Type", "text/plain;charset=UTF-8"]] },
  ],
  [
    "a type that script set stays, whatever its case",
    { method: "POST", bodyType: stringBodyType, headers: [["CONTENT-type", "application/json"]] },
    { headers: [["CONTENT-type", "application/json"]] },
  ],
  ["a body without a type brings none", { method: "POST", bodyType: null }, { headers: [] }],
  [
    "in no-cors mode only safelisted headers are left",
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
    "in no-cors mode an unsafe type is dropped",
    { mode: "no-cors", method: "POST", headers: [["Content-Type", "application/json"]] },
    { headers: [] },
  ],
  [
    "in same-origin mode headers are left alone",
    { mode: "same-origin", headers: [["X-A", "1"]] },
    { headers: [["X-A", "1"]] },
  ],
  ["who asks is kept", { initiatorType: "xmlhttprequest" }, { initiatorType: "xmlhttprequest" }],
  [
    "listeners are kept where there is something to upload",
    { method: "POST", bodyType: "text/plain", hasUploadListeners: true },
    { hasUploadListeners: true },
  ],
  [
    "in no-cors mode the body's type takes the place of one that may not be set",
    {
      mode: "no-cors",
      method: "POST",
      headers: [["Content-Type", "application/json"]],
      bodyType: stringBodyType,
    },
    { headers: [["Content-Type", stringBodyType]] },
  ],
  [
    "in no-cors mode a value is looked at with those before it",
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

test.for(made)("%s", ([, init, want]) => {
  expect(createRequest({ url, ...init }, origin)).toMatchObject(want);
});

test("listeners without a body are not kept", () => {
  expect(createRequest({ url, hasUploadListeners: true }, origin)).not.toHaveProperty(
    "hasUploadListeners",
  );
});

test("a request is its address, its origin and five more facts, and no undefined ones", () => {
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
  ["User-Agent may be set by the standard alone", ["User-Agent", "me"], true, false],
  ["X-A may be set in both", ["X-A", "1"], true, true],
  ["Host may be set in neither", ["Host", "a.example"], false, false],
];

test.for(byRules)("%s", ([, header, ...want]) => {
  const isKept = [standard, chromium].map(
    (rules) => createRequest({ url, headers: [header] }, origin, rules).headers.length === 1,
  );
  expect(isKept).toEqual(want);
});
