import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";
import { answer, asked, cut, exchange, get, open, put } from "../test/exchanges.ts";

const rows: [rule: string, CorsRequest, Exchange[], want: object][] = [
  [
    "a request is repeated after a 408, and the last answer counts",
    get,
    [answer("GET", 408, []), answer("GET", 200)],
    { outcome: "readable", response: { status: 200 } },
  ],
  ["after a 421", get, [answer("GET", 421, []), answer("GET", 200)], { outcome: "readable" }],
  ["after a cut connection", get, [cut("GET"), answer("GET", 200)], { outcome: "readable" }],
  [
    "several times",
    get,
    [cut("GET"), cut("GET"), answer("GET", 408), answer("GET", 200)],
    { outcome: "readable", response: { status: 200 } },
  ],
  [
    "a 408 that was not repeated is the answer",
    get,
    [answer("GET", 408)],
    { outcome: "readable", response: { status: 408 } },
  ],
  [
    "a 500 is not repeated: what follows belongs to another request",
    get,
    [answer("GET", 500), answer("GET", 200)],
    { outcome: "readable", response: { status: 500 } },
  ],
  [
    "another method is no repetition",
    get,
    [answer("GET", 408), answer("POST", 200)],
    { outcome: "readable", response: { status: 408 } },
  ],
  [
    "another path is none either",
    get,
    [answer("GET", 408), exchange("GET", { status: 200, headers: [open] }, "/others")],
    { outcome: "readable", response: { status: 408 } },
  ],
  [
    "a preflight is repeated too",
    put,
    [asked(408), asked(), answer("PUT", 200)],
    { outcome: "readable" },
  ],
  [
    "a cut preflight is repeated too",
    put,
    [cut("OPTIONS"), asked(), answer("PUT", 200)],
    { outcome: "readable" },
  ],
  [
    "a preflight that is missing was answered from the cache",
    put,
    [answer("PUT", 200)],
    { outcome: "readable", preflight: [{ kind: "method" }, { kind: "header", name: "x-a" }] },
  ],
  [
    "an answer behind the cache is judged like any other",
    put,
    [answer("PUT", 200, [])],
    { code: "MissingAllowOriginHeader", phase: "response" },
  ],
  [
    "a preflight that was not needed, but was sent, is judged",
    get,
    [asked(404), answer("GET", 200)],
    { code: "PreflightInvalidStatus", phase: "preflight", preflight: [] },
  ],
  [
    "and is no obstacle when it passes",
    get,
    [asked(), answer("GET", 200)],
    { outcome: "readable", preflight: [] },
  ],
  [
    "at home it is not looked for",
    { ...get, url: "http://localhost:3000/items" },
    [answer("GET", 200, [])],
    { outcome: "readable" },
  ],
  [
    "upload listeners are a reason to ask",
    { ...get, method: "POST", initiatorType: "xmlhttprequest", hasUploadListeners: true },
    [asked(404)],
    { code: "PreflightInvalidStatus", preflight: [{ kind: "upload-listeners" }] },
  ],
  [
    "an OPTIONS of the page's own is asked for, and is not its preflight",
    { ...get, method: "OPTIONS" },
    [
      asked(204, [open, ["Access-Control-Allow-Methods", "OPTIONS"]]),
      { ...answer("OPTIONS", 200), requestHeaders: [] },
    ],
    { outcome: "readable", response: { status: 200 } },
  ],
];

test.for(rows)("%s", ([, request, exchanges, want]) => {
  expect(judge(request, exchanges)).toMatchObject(want);
});

test("a 407 is an answer by the standard, and no failure of the network", () => {
  const read = judge(get, [answer("GET", 407)], standard);
  expect(read).toMatchObject({ outcome: "readable", response: { status: 407 } });
  expect(judge(put, [asked(407)], standard)).toMatchObject({ code: "PreflightInvalidStatus" });
});
