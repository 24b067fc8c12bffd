import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";
import { answer, asked, cut, exchange, get, open, put } from "../test/exchanges.ts";

const rows: [rule: string, CorsRequest, Exchange[], want: object][] = [
  [
    "a retry after a 408 › the last response counts",
    get,
    [answer("GET", 408, []), answer("GET", 200)],
    { outcome: "readable", response: { status: 200 } },
  ],
  [
    "a retry after a 421 › the last response counts",
    get,
    [answer("GET", 421, []), answer("GET", 200)],
    { outcome: "readable" },
  ],
  [
    "a retry after a lost connection › the last response counts",
    get,
    [cut("GET"), answer("GET", 200)],
    { outcome: "readable" },
  ],
  [
    "several retries › the last response counts",
    get,
    [cut("GET"), cut("GET"), answer("GET", 408), answer("GET", 200)],
    { outcome: "readable", response: { status: 200 } },
  ],
  [
    "a 408 without a retry › is the response",
    get,
    [answer("GET", 408)],
    { outcome: "readable", response: { status: 408 } },
  ],
  [
    "an exchange after a 500 › belongs to another request",
    get,
    [answer("GET", 500), answer("GET", 200)],
    { outcome: "readable", response: { status: 500 } },
  ],
  [
    "another method after a 408 › is no retry",
    get,
    [answer("GET", 408), answer("POST", 200)],
    { outcome: "readable", response: { status: 408 } },
  ],
  [
    "another path after a 408 › is no retry",
    get,
    [answer("GET", 408), exchange("GET", { status: 200, headers: [open] }, "/others")],
    { outcome: "readable", response: { status: 408 } },
  ],
  [
    "a preflight retried after a 408 › the last response counts",
    put,
    [asked(408), asked(), answer("PUT", 200)],
    { outcome: "readable" },
  ],
  [
    "a preflight retried after a lost connection › the last response counts",
    put,
    [cut("OPTIONS"), asked(), answer("PUT", 200)],
    { outcome: "readable" },
  ],
  [
    "a missing preflight › came from the cache",
    put,
    [answer("PUT", 200)],
    { outcome: "readable", preflight: [{ kind: "method" }, { kind: "header", name: "x-a" }] },
  ],
  [
    "a response after a cached preflight › is judged",
    put,
    [answer("PUT", 200, [])],
    { code: "MissingAllowOriginHeader", phase: "response" },
  ],
  [
    "an unnecessary preflight that fails › blocks the request",
    get,
    [asked(404), answer("GET", 200)],
    { code: "PreflightInvalidStatus", phase: "preflight", preflight: [] },
  ],
  [
    "an unnecessary preflight that passes › readable",
    get,
    [asked(), answer("GET", 200)],
    { outcome: "readable", preflight: [] },
  ],
  [
    "a preflight of a same-origin request › is not judged",
    { ...get, url: "http://localhost:3000/items" },
    [answer("GET", 200, [])],
    { outcome: "readable" },
  ],
  [
    "upload listeners › need a preflight",
    { ...get, method: "POST", initiatorType: "xmlhttprequest", hasUploadListeners: true },
    [asked(404)],
    { code: "PreflightInvalidStatus", preflight: [{ kind: "upload-listeners" }] },
  ],
  [
    "an OPTIONS request of the page › has a preflight, and is not one",
    { ...get, method: "OPTIONS" },
    [
      asked(204, [open, ["Access-Control-Allow-Methods", "OPTIONS"]]),
      { ...answer("OPTIONS", 200), requestHeaders: [] },
    ],
    { outcome: "readable", response: { status: 200 } },
  ],
];

test.for(rows)("recorded exchanges › %s", ([, request, exchanges, want]) => {
  expect(judge(request, exchanges)).toMatchObject(want);
});

test("recorded exchanges › a 407 in the standard › is a response", () => {
  const read = judge(get, [answer("GET", 407)], standard);
  expect(read).toMatchObject({ outcome: "readable", response: { status: 407 } });
  expect(judge(put, [asked(407)], standard)).toMatchObject({ code: "PreflightInvalidStatus" });
});
