import { expect, test } from "vitest";
import { firefox, standard } from "./dialect.ts";
import type { Response } from "./exchange.ts";
import { answer, asked, get, open, put } from "./exchange-rows.ts";
import { getHeader, type HeaderLine } from "./headers.ts";
import { foretell, judge } from "./judge.ts";
import { type Grant, isCovered, maxAgeOf, toGrant } from "./preflight-cache.ts";
import { isBrokenRedirect } from "./redirect.ts";
import { type CorsRequest, createRequest } from "./request.ts";
import { asRead, isExposed } from "./response.ts";
import { toRequestedHeaders } from "./safelist.ts";

const type = (value: string): HeaderLine => ["Content-Type", value];
const expose = (value: string): HeaderLine => ["Access-Control-Expose-Headers", value];

const requested: [
  rule: string,
  headers: HeaderLine[],
  standard: string | null,
  firefox: string | null,
][] = [
  ["bytes beyond ASCII are unsafe in Accept", [["Accept", "caf\u00e9"]], null, "accept"],
  ["and in Content-Type", [type("text/plain;a=\u00e9")], null, "content-type"],
  [
    "in a language to everybody",
    [["Accept-Language", "d\u00e9"]],
    "accept-language",
    "accept-language",
  ],
  ["a comma is unsafe in Content-Type", [type("text/plain;a,b")], null, "content-type"],
  ["two lines of it are not", [type("text/plain"), type("text/plain")], null, null],
  ["a comma is safe in Accept", [["Accept", "a,b"]], null, null],
  [
    "a name comes as often as it was set",
    [
      ["X-A", "1"],
      ["x-b", "1"],
      ["x-a", "1"],
    ],
    "x-a,x-b",
    "x-a,x-a,x-b",
  ],
  [
    "only its unsafe lines count",
    [
      ["Accept", "a"],
      ["Accept", "("],
    ],
    "accept",
    "accept",
  ],
  [
    "all values together may be long",
    Array.from({ length: 9 }, (): HeaderLine => ["Accept", "a".repeat(128)]),
    "accept",
    null,
  ],
  ["a Range may be as large as 64 bits", [["Range", "bytes=18446744073709551615-"]], null, null],
  ["and no larger", [["Range", "bytes=18446744073709551616-"]], null, "range"],
];

test.for(requested)("Firefox asks: %s", ([, headers, ...wants]) => {
  const asks = [standard, firefox].map((dialect) => toRequestedHeaders({ headers }, dialect));
  expect(asks).toEqual(wants);
});

test("an XMLHttpRequest has one value for each name in every engine", () => {
  const headers: HeaderLine[] = [
    ["X-A", "1"],
    ["X-B", "3"],
    ["x-a", "2"],
  ];
  const init = { url: get.url, headers, initiatorType: "xmlhttprequest" } as const;
  expect(createRequest(init, get.origin, firefox).headers).toEqual([
    ["X-A", "1, 2"],
    ["X-B", "3"],
  ]);
});

const maxAges: [rule: string, values: string[], want: number][] = [
  ["an absent one is five seconds", [], 5],
  ["so is an empty one", [""], 5],
  ["a day is the longest", ["86401"], 86_400],
  ["a sign is no digit, and nothing is remembered", ["+5"], 0],
  ["nor of a word", ["forever"], 0],
  ["nor of two numbers", ["5", "5"], 0],
];

test.for(maxAges)("a Max-Age in Firefox: %s", ([, values, want]) => {
  const headers = values.map((value): HeaderLine => ["Access-Control-Max-Age", value]);
  expect(maxAgeOf(headers, firefox)).toBe(want);
});

const grant: Grant = {
  origin: get.origin,
  url: get.url,
  credentials: false,
  methods: ["PUT", "*"],
  headers: ["X-A", "*"],
  expiresAt: 60_000,
};
const address = "http://127.0.0.1:4000/items";
const covered: [
  rule: string,
  Partial<CorsRequest>,
  Partial<Grant>,
  standard: boolean,
  firefox: boolean,
][] = [
  ["what was named is remembered", {}, {}, true, true],
  ["a wildcard for methods is not", { method: "PATCH" }, {}, true, false],
  ["nor one for headers", { headers: [["X-B", "1"]] }, {}, true, false],
  ["GET needs no name", { method: "GET" }, {}, true, true],
  ["nor does POST", { method: "POST" }, {}, true, true],
  ["HEAD does", { method: "HEAD" }, {}, true, false],
  ["and may have one", { method: "HEAD" }, { methods: ["HEAD"] }, true, true],
  ["an answer with cookies is for those", {}, { credentials: true }, true, false],
  ["with cookies it holds", { credentials: "include" }, { credentials: true }, true, true],
  ["an IP address is not remembered", { url: address }, { url: address }, true, false],
];

test.for(covered)("Firefox remembers: %s", ([, change, kept, ...wants]) => {
  const request = { ...put, ...change };
  const answers = [standard, firefox].map((dialect) =>
    isCovered(request, { ...grant, ...kept }, 1000, dialect),
  );
  expect(answers).toEqual(wants);
});

test("a line without a value beside another says nothing of the time", () => {
  const lines: HeaderLine[] = [
    ["Access-Control-Max-Age", ""],
    ["Access-Control-Max-Age", "9"],
  ];
  expect(toGrant(put, lines, 0, firefox)?.expiresAt).toBe(9000);
});

const read: [rule: string, given: HeaderLine[], name: string, want: string | null][] = [
  [
    "empty lines are skipped",
    [
      ["A", ""],
      ["a", "1"],
      ["A", " "],
      ["A", "2"],
    ],
    "a",
    "1, 2",
  ],
  [
    "where all are empty one is left",
    [
      ["A", ""],
      ["A", ""],
    ],
    "a",
    "",
  ],
  ["a single one is kept", [["A", ""]], "a", ""],
  ["what is absent stays absent", [["B", ""]], "a", null],
  [
    "a Location is not joined",
    [
      ["Location", ""],
      ["Location", "x"],
    ],
    "location",
    ", x",
  ],
  [
    "several lines of Allow-Origin are told later",
    [
      ["Access-Control-Allow-Origin", ""],
      ["Access-Control-Allow-Origin", "x"],
    ],
    "Access-Control-Allow-Origin",
    ", x",
  ],
  [
    "unless the other is in lower case",
    [
      ["Access-Control-Allow-Origin", ""],
      ["access-control-allow-origin", "x"],
    ],
    "Access-Control-Allow-Origin",
    "x",
  ],
];

test.for(read)("Firefox reads an answer: %s", ([, headers, name, want]) => {
  expect(getHeader(asRead({ status: 200, headers }, firefox).headers, name)).toBe(want);
  expect(asRead({ status: 200, headers }, standard).headers).toEqual(headers);
});

test("the type of a 421 is there twice", () => {
  const headers = [type("a/b")];
  expect(asRead({ status: 421, headers }, firefox).headers).toEqual([type("a/b,a/b")]);
  expect(asRead({ status: 420, headers }, firefox).headers).toEqual(headers);
});

const exposed: [rule: string, list: string, Partial<CorsRequest>, want: boolean][] = [
  ["a wildcard before a mistake exposes all", "*, a b", {}, true],
  ["one behind it does not", "a b, *", {}, false],
  ["a name before it does not", "X-A, a b", {}, false],
  ["with cookies it does not", "*, a b", { credentials: "include" }, false],
  ["nor for an XMLHttpRequest", "*, a b", { initiatorType: "xmlhttprequest" }, false],
];

test.for(exposed)("Firefox exposes: %s", ([, list, change, want]) => {
  const request = { ...get, ...change };
  expect(isExposed("X-A", request, [expose(list)], firefox)).toBe(want);
  expect(isExposed("X-A", request, [expose(list)], standard)).toBe(false);
});

const broken: [rule: string, location: string, want: boolean][] = [
  ["no address", "http://", true],
  ["data:", "data:,x", true],
  ["a socket", "wss://localhost/", true],
  ["a script", "javascript:1", true],
  ["another scheme is for CORS to tell", "ftp://localhost/", false],
  ["an unknown one too", "x:y", false],
  ["a path may be followed", "/b", false],
];

test.for(broken)("a redirect that Firefox refuses before CORS: %s", ([, location, want]) => {
  const response: Response = { status: 302, headers: [["Location", location]] };
  expect(isBrokenRedirect(response, get.url, firefox)).toBe(want);
});

const page: HeaderLine = ["Access-Control-Allow-Origin", get.origin];
const allows: HeaderLine[] = [
  page,
  ["Access-Control-Allow-Methods", "PUT, DELETE"],
  ["Access-Control-Allow-Headers", "x-a, content-type, authorization"],
];
const here = (path: string) => `http://localhost:4000${path}`;
const there = (path: string) => `http://127.0.0.1:4000${path}`;

/** What each preflight on the way says: its Origin, and what it asks for. */
const ways: [
  rule: string,
  Partial<CorsRequest>,
  redirects: [number, string][],
  want: (string | null)[][],
][] = [
  ["once is enough", {}, [], [["PUT", null]]],
  [
    "a GET goes on asking",
    {},
    [[303, "/b"]],
    [
      ["PUT", null],
      ["GET", null],
    ],
  ],
  [
    "for the headers that it began with",
    { headers: [["X-A", "1"]] },
    [[303, "/b"]],
    [
      ["PUT", "x-a"],
      ["GET", "x-a"],
    ],
  ],
  [
    "less those of the body, which a redirect took away",
    { headers: [type("a/b"), ["X-A", "1"]] },
    [[303, "/b"]],
    [
      ["PUT", "content-type,x-a"],
      ["GET", "x-a"],
    ],
  ],
  [
    "and which come back at the next address",
    { headers: [type("a/b")] },
    [
      [303, "/b"],
      [307, "/c"],
    ],
    [
      ["PUT", "content-type"],
      ["GET", null],
      ["GET", "content-type"],
    ],
  ],
  [
    "as Authorization does, which leaves at a foreign origin",
    { headers: [["Authorization", "x"]], method: "GET" },
    [
      [307, there("/b")],
      [307, there("/c")],
    ],
    [
      ["GET", "authorization"],
      ["GET", null],
      ["GET", "authorization"],
    ],
  ],
  ["what needed no permission never asks", { method: "POST" }, [[303, "/b"]], []],
];

test.for(ways)("Firefox on its way: %s", async ([, change, redirects, want]) => {
  const request = { ...put, headers: [], ...change };
  const verdict = await foretell(
    request,
    ({ phase, hop, headers }) => {
      if (phase === "preflight") return { status: 204, headers: allows };
      const [status, location] = redirects[hop] ?? [200, ""];
      const origin = getHeader(headers, "Origin") ?? "";
      const lines: HeaderLine[] = [["Access-Control-Allow-Origin", origin]];
      return { status, headers: location === "" ? lines : [...lines, ["Location", location]] };
    },
    firefox,
  );
  expect(verdict.outcome).toBe("readable");
  const preflights = verdict.sent.filter(({ phase }) => phase === "preflight");
  const names = ["Access-Control-Request-Method", "Access-Control-Request-Headers"];
  expect(preflights.map(({ headers }) => names.map((name) => getHeader(headers, name)))).toEqual(
    want,
  );
  const origins = preflights.map(({ headers }) => getHeader(headers, "Origin"));
  expect(origins).toEqual(want.map(() => get.origin));
});

test("the request behind such a preflight has no origin to tell", () => {
  const verdict = judge(
    { ...put, headers: [] },
    [
      asked(204, allows),
      answer("PUT", 307, [page, ["Location", there("/items")]]),
      asked(204, allows),
      answer("PUT", 200, [open]),
    ],
    firefox,
  );
  expect(verdict.sent.map(({ headers }) => getHeader(headers, "Origin"))).toEqual([
    get.origin,
    get.origin,
    get.origin,
    "null",
  ]);
});

test("a redirect that leads back finds its preflight remembered", async () => {
  let count = 0;
  const verdict = await foretell(
    { ...put, headers: [], url: here("/items") },
    ({ phase }) =>
      phase === "preflight"
        ? { status: 204, headers: allows }
        : { status: count++ === 0 ? 307 : 200, headers: [page, ["Location", "/items"]] },
    firefox,
  );
  expect(verdict.sent.map(({ method }) => method)).toEqual(["OPTIONS", "PUT", "PUT"]);
});
