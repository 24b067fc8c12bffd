import { expect, test } from "vitest";
import { toConsoleLines, toScriptError } from "./console-lines.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { Verdict } from "../model/verdict.ts";

const url = "http://localhost:4000/items";
const request: CorsRequest = {
  url,
  origin: "http://localhost:3000",
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};
const exchange = (method: string, status: number | null): Exchange => ({
  method,
  path: "/items",
  requestHeaders: method === "OPTIONS" ? [["Access-Control-Request-Method", "PUT"]] : [],
  response: status === null ? null : { status, headers: [] },
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});
const told = { preflight: [], steps: [], sent: [], urls: [url] };
const refused = { outcome: "blocked", parameter: "", candidates: [""], ...told } as const;
const missing: Verdict = { ...refused, code: "MissingAllowOriginHeader", phase: "response" };
const sameOrigin: Verdict = { ...refused, code: "DisallowedByMode", phase: "request" };
const readable: Verdict = {
  outcome: "readable",
  response: { type: "cors", status: 200, redirected: false, url, headers: [] },
  ...told,
};
const opaque: Verdict = { outcome: "opaque", ...told };
const status = (text: string) => [
  [`Failed to load resource: the server responded with a status of ${text}`],
];

const printed: [rule: string, Verdict, exchanges: Exchange[], want: string[][] | null][] = [
  ["a 200 › no line", readable, [exchange("GET", 200)], []],
  ["a 399 › no line", readable, [exchange("GET", 399)], []],
  ["a 400 › its status", readable, [exchange("GET", 400)], status("400 (Bad Request)")],
  [
    "an undefined status › an unknown reason phrase",
    readable,
    [exchange("GET", 499)],
    status("499 (unknown)"),
  ],
  [
    "a 500 with a reason phrase of the server's own › that phrase",
    readable,
    [{ ...exchange("GET", 500), response: { status: 500, statusText: "OOPS", headers: [] } }],
    status("500 (OOPS)"),
  ],
  [
    "a 500 without a reason phrase › empty brackets",
    readable,
    [{ ...exchange("GET", 500), response: { status: 500, statusText: "", headers: [] } }],
    status("500 ()"),
  ],
  [
    "an opaque 500 › its status",
    opaque,
    [exchange("GET", 500)],
    status("500 (Internal Server Error)"),
  ],
  ["a 404 and then a 200 › no line", readable, [exchange("GET", 404), exchange("GET", 200)], []],
  [
    "a 200 and a preflight's 404 › no line",
    readable,
    [exchange("GET", 200), exchange("OPTIONS", 404)],
    [],
  ],
  ["no exchange › no line", readable, [], []],
  ["a network error › unknown", { outcome: "network-error", phase: "response", ...told }, [], null],
  [
    "a blocked response › its message, and that the resource failed",
    missing,
    [exchange("GET", 404)],
    [
      [
        `Access to fetch at '${url}' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
      ],
      ["Failed to load resource: net::ERR_FAILED"],
    ],
  ],
  [
    "a request blocked before sending › its message alone",
    sameOrigin,
    [],
    [
      [
        `Fetch API cannot load ${url}. Request mode is "same-origin" but the URL's origin is not same as the request origin http://localhost:3000.`,
      ],
    ],
  ],
];

test.for(printed)("toConsoleLines › %s", ([, verdict, exchanges, want]) => {
  expect(toConsoleLines(request, exchanges, verdict)).toEqual(want);
});

const errors: [rule: string, Verdict, "fetch" | "xmlhttprequest", want: string | null][] = [
  ["a block, fetch › a TypeError", sameOrigin, "fetch", "TypeError: Failed to fetch"],
  [
    "a block, XMLHttpRequest › an error event",
    sameOrigin,
    "xmlhttprequest",
    "error event, status 0",
  ],
  [
    "a network error, fetch › a TypeError",
    { outcome: "network-error", phase: "redirect", ...told },
    "fetch",
    "TypeError: Failed to fetch",
  ],
  ["a readable response › no error", readable, "fetch", null],
  ["an opaque response › no error", opaque, "xmlhttprequest", null],
];

test.for(errors)("toScriptError › %s", ([, verdict, initiatorType, want]) => {
  expect(toScriptError(verdict, initiatorType)).toBe(want);
});
