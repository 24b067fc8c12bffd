import { expect, test } from "vitest";
import { judge, simulate } from "./judge.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { answer, asked, get, open, own, put, to, typed } from "../test/exchanges.ts";
import { firefox } from "../quirks/rules.ts";

const allows: HeaderLine[] = [
  own,
  ["Access-Control-Allow-Methods", "PUT, DELETE"],
  ["Access-Control-Allow-Headers", "x-a, content-type, authorization"],
];
const here = (path: string) => `http://localhost:4000${path}`;
const there = (path: string) => `http://127.0.0.1:4000${path}`;

/** The Origin of each preflight, with the method and the headers that it requests. */
const ways: [
  rule: string,
  Partial<CorsRequest>,
  redirects: [number, string][],
  want: (string | null)[][],
][] = [
  ["no redirect › one preflight", {}, [], [["PUT", null]]],
  [
    "a redirect to GET › another preflight",
    {},
    [[303, "/b"]],
    [
      ["PUT", null],
      ["GET", null],
    ],
  ],
  [
    "a request header › requested at every address",
    { headers: [["X-A", "1"]] },
    [[303, "/b"]],
    [
      ["PUT", "x-a"],
      ["GET", "x-a"],
    ],
  ],
  [
    "a redirect that drops the body › its Content-Type is not requested",
    { headers: [typed("a/b"), ["X-A", "1"]] },
    [[303, "/b"]],
    [
      ["PUT", "content-type,x-a"],
      ["GET", "x-a"],
    ],
  ],
  [
    "a second redirect after the body was dropped › its Content-Type is requested again",
    { headers: [typed("a/b")] },
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
    "Authorization after a redirect to another origin and on › requested again",
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
  ["a simple request › no preflight after a redirect", { method: "POST" }, [[303, "/b"]], []],
];

test.for(ways)(
  "preflights along redirects in Firefox › %s",
  async ([, change, redirects, want]) => {
    const request = { ...put, headers: [], ...change };
    const verdict = await simulate(
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
  },
);

test("redirect between foreign origins in Firefox › the request's Origin is null, its preflight's is the page's", () => {
  const verdict = judge(
    { ...put, headers: [] },
    [
      asked(204, allows),
      answer("PUT", 307, [own, to(there("/items"))]),
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

test("redirect back to an address in Firefox › its preflight is cached", async () => {
  let count = 0;
  const verdict = await simulate(
    { ...put, headers: [], url: here("/items") },
    ({ phase }) =>
      phase === "preflight"
        ? { status: 204, headers: allows }
        : { status: count++ === 0 ? 307 : 200, headers: [own, ["Location", "/items"]] },
    firefox,
  );
  expect(verdict.sent.map(({ method }) => method)).toEqual(["OPTIONS", "PUT", "PUT"]);
});
