import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";

const home = "http://localhost:3000";
const api = "http://localhost:4000";
const other = "http://localhost:5000";
const get: CorsRequest = {
  url: `${api}/0`,
  origin: home,
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};
const put: CorsRequest = { ...get, method: "PUT" };
const own: CorsRequest = { ...get, url: `${home}/0` };

const exchange = (method: string, path: string, status: number, lines: HeaderLine[]): Exchange => ({
  method,
  path,
  requestHeaders: method === "OPTIONS" ? [["Access-Control-Request-Method", "PUT"]] : [],
  response: { status, headers: lines },
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});
const open: HeaderLine = ["Access-Control-Allow-Origin", "*"];
const allow = (origin: string): HeaderLine => ["Access-Control-Allow-Origin", origin];
const ok = (path: string, lines = [open], method = "GET") => exchange(method, path, 200, lines);
const to = (path: string, location: string, lines = [open], method = "GET") =>
  exchange(method, path, 302, [...lines, ["Location", location]]);
const asked = (path: string, lines = [open]) =>
  exchange("OPTIONS", path, 204, [...lines, ["Access-Control-Allow-Methods", "PUT"]]);

const rows: [rule: string, CorsRequest, Exchange[], want: object][] = [
  [
    "a redirect within the server is followed",
    get,
    [to("/0", "/1"), ok("/1")],
    {
      outcome: "readable",
      urls: [`${api}/0`, `${api}/1`],
      response: { redirected: true, url: `${api}/1`, type: "cors" },
    },
  ],
  [
    "a redirect needs permission of its own",
    get,
    [to("/0", "/1", []), ok("/1")],
    { outcome: "blocked", code: "MissingAllowOriginHeader", phase: "response", urls: [`${api}/0`] },
  ],
  [
    "and does not give it to what follows",
    get,
    [to("/0", "/1"), ok("/1", [])],
    { code: "MissingAllowOriginHeader", phase: "response", urls: [`${api}/0`, `${api}/1`] },
  ],
  [
    "a redirect that leads home leaves a request at home",
    own,
    [to("/0", "/1", []), ok("/1", [])],
    { outcome: "readable", response: { type: "basic", redirected: true } },
  ],
  [
    "a redirect away from home makes a request a foreign one",
    own,
    [to("/0", `${api}/1`, []), ok("/1", [])],
    { outcome: "blocked", code: "MissingAllowOriginHeader" },
  ],
  [
    "which still names the page's origin",
    own,
    [to("/0", `${api}/1`, []), ok("/1", [allow(home)])],
    { outcome: "readable", response: { type: "cors" } },
  ],
  [
    "from one foreign origin to another the origin becomes null",
    get,
    [to("/0", `${other}/1`), ok("/1", [allow(home)])],
    { outcome: "blocked", code: "AllowOriginMismatch", parameter: home },
  ],
  [
    "null then admits it",
    get,
    [to("/0", `${other}/1`), ok("/1", [allow("null")])],
    { outcome: "readable" },
  ],
  ["the wildcard too", get, [to("/0", `${other}/1`), ok("/1")], { outcome: "readable" }],
  [
    "back home is no longer at home",
    get,
    [to("/0", `${home}/1`), ok("/1", [])],
    { outcome: "blocked", code: "MissingAllowOriginHeader", urls: [`${api}/0`, `${home}/1`] },
  ],
  [
    "after a redirect the browser asks again",
    put,
    [asked("/0"), to("/0", "/1", [open], "PUT"), asked("/1"), ok("/1", [open], "PUT")],
    { outcome: "readable" },
  ],
  [
    "and may be refused then",
    put,
    [asked("/0"), to("/0", "/1", [open], "PUT"), exchange("OPTIONS", "/1", 204, [open])],
    { code: "MethodDisallowedByPreflightResponse", phase: "preflight", parameter: "PUT" },
  ],
  [
    "it asks then with the origin null",
    put,
    [asked("/0"), to("/0", `${other}/1`, [open], "PUT"), asked("/1", [allow(home)])],
    { code: "PreflightAllowOriginMismatch", phase: "preflight", parameter: home },
  ],
  [
    "it asks for the first time where the redirect leaves home",
    { ...put, url: `${home}/0` },
    [to("/0", `${api}/1`, [], "PUT"), asked("/1"), ok("/1", [open], "PUT")],
    { outcome: "readable", preflight: [] },
  ],
  [
    "a user name in the address is refused",
    get,
    [to("/0", "http://me@localhost:4000/1")],
    { code: "RedirectContainsCredentials", phase: "redirect", parameter: "", urls: [`${api}/0`] },
  ],
  [
    "a password too, and the address is told as the last step",
    get,
    [to("/0", "http://:pw@localhost:4000/1")],
    { code: "RedirectContainsCredentials", steps: [{}, { found: "http://:pw@localhost:4000/1" }] },
  ],
  [
    "at home a user name may be followed",
    own,
    [to("/0", "http://me@localhost:3000/1", []), ok("/1", [])],
    { outcome: "readable" },
  ],
  [
    "another scheme is refused, and its address is the last",
    get,
    [to("/0", "ftp://a.example/")],
    { code: "CorsDisabledScheme", phase: "redirect", urls: [`${api}/0`, "ftp://a.example/"] },
  ],
  [
    "outside cors mode another scheme is no answer",
    { ...get, mode: "no-cors" },
    [to("/0", "ftp://a.example/")],
    { outcome: "network-error", phase: "redirect" },
  ],
  [
    "permission is asked before the target",
    get,
    [to("/0", "ftp://a.example/", [])],
    { code: "MissingAllowOriginHeader", phase: "response" },
  ],
  [
    "permission is asked before a data: target",
    get,
    [to("/0", "data:text/plain,x", [])],
    { code: "MissingAllowOriginHeader", phase: "response" },
  ],
  [
    "no-cors stays opaque, even back at home",
    { ...get, mode: "no-cors" },
    [to("/0", `${home}/1`, []), ok("/1", [])],
    { outcome: "opaque" },
  ],
  [
    "same-origin mode may not be led away, and just fails",
    { ...own, mode: "same-origin" },
    [to("/0", `${api}/1`, [])],
    { outcome: "network-error", phase: "redirect" },
  ],
  [
    "a target that is not answered is no answer",
    get,
    [to("/0", "/1")],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "twenty redirects are followed",
    get,
    [...Array.from({ length: 20 }, (_, hop) => to(`/${hop}`, `/${hop + 1}`)), ok("/20")],
    { outcome: "readable" },
  ],
  [
    "twenty-one are not",
    get,
    [...Array.from({ length: 21 }, (_, hop) => to(`/${hop}`, `/${hop + 1}`)), ok("/21")],
    { outcome: "network-error", phase: "redirect" },
  ],
];

test.for(rows)("%s", ([, request, exchanges, want]) => {
  expect(judge(request, exchanges)).toMatchObject(want);
});

test("by the standard permission is asked before a data: target", () => {
  const verdict = judge(get, [to("/0", "data:text/plain,x", [])], standard);
  expect(verdict).toMatchObject({ code: "MissingAllowOriginHeader" });
});

test("what is sent tells the way: the hop, the address and the origin that became null", () => {
  const exchanges = [
    asked("/0"),
    to("/0", `${other}/1`, [open], "PUT"),
    asked("/1"),
    ok("/1", [open], "PUT"),
  ];
  const told = judge(put, exchanges).sent.map(({ hop, method, url, headers }) => [
    hop,
    method,
    url,
    headers.find(([name]) => name === "Origin")?.[1],
  ]);
  expect(told).toEqual([
    [0, "OPTIONS", `${api}/0`, home],
    [0, "PUT", `${api}/0`, home],
    [1, "OPTIONS", `${other}/1`, "null"],
    [1, "PUT", `${other}/1`, "null"],
  ]);
});

test("steps tell the hop, and the target between two hops", () => {
  const verdict = judge(get, [to("/0", "/1"), ok("/1", [allow(other)])]);
  expect(verdict.steps.map(({ phase, hop, id, state }) => [phase, hop, id, state])).toEqual([
    ["response", 0, "allow-origin", "passed"],
    ["redirect", 0, "redirect-location", "passed"],
    ["response", 1, "allow-origin", "failed"],
  ]);
  expect(verdict.steps.at(1)?.found).toBe(`${api}/1`);
});
