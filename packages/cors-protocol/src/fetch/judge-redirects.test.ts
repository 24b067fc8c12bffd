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
    "to the same server › followed",
    get,
    [to("/0", "/1"), ok("/1")],
    {
      outcome: "readable",
      urls: [`${api}/0`, `${api}/1`],
      response: { redirected: true, url: `${api}/1`, type: "cors" },
    },
  ],
  [
    "a redirect without Allow-Origin › blocked",
    get,
    [to("/0", "/1", []), ok("/1")],
    { outcome: "blocked", code: "MissingAllowOriginHeader", phase: "response", urls: [`${api}/0`] },
  ],
  [
    "a target without Allow-Origin › blocked",
    get,
    [to("/0", "/1"), ok("/1", [])],
    { code: "MissingAllowOriginHeader", phase: "response", urls: [`${api}/0`, `${api}/1`] },
  ],
  [
    "from the page's origin to itself › no CORS check",
    own,
    [to("/0", "/1", []), ok("/1", [])],
    { outcome: "readable", response: { type: "basic", redirected: true } },
  ],
  [
    "from the page's origin to another › CORS check",
    own,
    [to("/0", `${api}/1`, []), ok("/1", [])],
    { outcome: "blocked", code: "MissingAllowOriginHeader" },
  ],
  [
    "from the page's origin to another › the Origin is the page's",
    own,
    [to("/0", `${api}/1`, []), ok("/1", [allow(home)])],
    { outcome: "readable", response: { type: "cors" } },
  ],
  [
    "from one foreign origin to another › the page's origin no longer matches",
    get,
    [to("/0", `${other}/1`), ok("/1", [allow(home)])],
    { outcome: "blocked", code: "AllowOriginMismatch", parameter: home },
  ],
  [
    "from one foreign origin to another, Allow-Origin null › readable",
    get,
    [to("/0", `${other}/1`), ok("/1", [allow("null")])],
    { outcome: "readable" },
  ],
  [
    "from one foreign origin to another, wildcard › readable",
    get,
    [to("/0", `${other}/1`), ok("/1")],
    { outcome: "readable" },
  ],
  [
    "from a foreign origin back to the page's › still needs the CORS check",
    get,
    [to("/0", `${home}/1`), ok("/1", [])],
    { outcome: "blocked", code: "MissingAllowOriginHeader", urls: [`${api}/0`, `${home}/1`] },
  ],
  [
    "a preflighted request › another preflight at the target",
    put,
    [asked("/0"), to("/0", "/1", [open], "PUT"), asked("/1"), ok("/1", [open], "PUT")],
    { outcome: "readable" },
  ],
  [
    "a preflighted request, refused at the target › blocked",
    put,
    [asked("/0"), to("/0", "/1", [open], "PUT"), exchange("OPTIONS", "/1", 204, [open])],
    { code: "MethodDisallowedByPreflightResponse", phase: "preflight", parameter: "PUT" },
  ],
  [
    "a preflighted request between foreign origins › its preflight has the Origin null",
    put,
    [asked("/0"), to("/0", `${other}/1`, [open], "PUT"), asked("/1", [allow(home)])],
    { code: "PreflightAllowOriginMismatch", phase: "preflight", parameter: home },
  ],
  [
    "a request that leaves the page's origin › first preflight at the target",
    { ...put, url: `${home}/0` },
    [to("/0", `${api}/1`, [], "PUT"), asked("/1"), ok("/1", [open], "PUT")],
    { outcome: "readable", preflight: [] },
  ],
  [
    "a target with a user name › blocked",
    get,
    [to("/0", "http://me@localhost:4000/1")],
    { code: "RedirectContainsCredentials", phase: "redirect", parameter: "", urls: [`${api}/0`] },
  ],
  [
    "a target with a password › blocked, and the last step names it",
    get,
    [to("/0", "http://:pw@localhost:4000/1")],
    { code: "RedirectContainsCredentials", steps: [{}, { found: "http://:pw@localhost:4000/1" }] },
  ],
  [
    "a same-origin target with a user name › followed",
    own,
    [to("/0", "http://me@localhost:3000/1", []), ok("/1", [])],
    { outcome: "readable" },
  ],
  [
    "a target with another scheme › blocked, and its address is the last",
    get,
    [to("/0", "ftp://a.example/")],
    { code: "CorsDisabledScheme", phase: "redirect", urls: [`${api}/0`, "ftp://a.example/"] },
  ],
  [
    "a target with another scheme in no-cors mode › network error",
    { ...get, mode: "no-cors" },
    [to("/0", "ftp://a.example/")],
    { outcome: "network-error", phase: "redirect" },
  ],
  [
    "a response without Allow-Origin and a target with a user name › the header is missing",
    get,
    [to("/0", "ftp://a.example/", [])],
    { code: "MissingAllowOriginHeader", phase: "response" },
  ],
  [
    "a response without Allow-Origin and a data: target › the header is missing",
    get,
    [to("/0", "data:text/plain,x", [])],
    { code: "MissingAllowOriginHeader", phase: "response" },
  ],
  [
    "a no-cors request back to the page's origin › opaque",
    { ...get, mode: "no-cors" },
    [to("/0", `${home}/1`, []), ok("/1", [])],
    { outcome: "opaque" },
  ],
  [
    "a same-origin request to another origin › network error",
    { ...own, mode: "same-origin" },
    [to("/0", `${api}/1`, [])],
    { outcome: "network-error", phase: "redirect" },
  ],
  [
    "a target that does not respond › network error",
    get,
    [to("/0", "/1")],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "twenty redirects › followed",
    get,
    [...Array.from({ length: 20 }, (_, hop) => to(`/${hop}`, `/${hop + 1}`)), ok("/20")],
    { outcome: "readable" },
  ],
  [
    "twenty-one redirects › network error",
    get,
    [...Array.from({ length: 21 }, (_, hop) => to(`/${hop}`, `/${hop + 1}`)), ok("/21")],
    { outcome: "network-error", phase: "redirect" },
  ],
];

test.for(rows)("redirect › %s", ([, request, exchanges, want]) => {
  expect(judge(request, exchanges)).toMatchObject(want);
});

test("redirect in the standard › no Allow-Origin and a data: target › the header is missing", () => {
  const verdict = judge(get, [to("/0", "data:text/plain,x", [])], standard);
  expect(verdict).toMatchObject({ code: "MissingAllowOriginHeader" });
});

test("redirect › sent requests › have the hop, the address and the tainted Origin", () => {
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

test("redirect › steps › have the hop, and the target between two hops", () => {
  const verdict = judge(get, [to("/0", "/1"), ok("/1", [allow(other)])]);
  expect(verdict.steps.map(({ phase, hop, id, state }) => [phase, hop, id, state])).toEqual([
    ["response", 0, "allow-origin", "passed"],
    ["redirect", 0, "redirect-location", "passed"],
    ["response", 1, "allow-origin", "failed"],
  ]);
  expect(verdict.steps.at(1)?.found).toBe(`${api}/1`);
});
