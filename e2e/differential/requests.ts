import type { HeaderLine } from "@blocked/cors-protocol";
import fc, { type Arbitrary } from "fast-check";
import { anyMethod, headerNames, mix, often, one, page, some } from "./edges.ts";
import { pages, servers } from "./origins.ts";

/** A request as script composes it, and the page that sends it. */
export type RequestPlan = {
  /** The origins of the page and of the API. */
  page: (typeof pages)[number];
  server: (typeof servers)[number];
  fragment: string;
  initiatorType: "fetch" | "xmlhttprequest";
  mode: "cors" | "no-cors" | "same-origin";
  method: string;
  headers: HeaderLine[];
  credentials: "omit" | "same-origin" | "include";
  body: string | null;
  hasUploadListeners: boolean;
};

/** A PUT that is preflighted for its method alone. */
export const plainPut: RequestPlan = {
  page: pages[0],
  server: servers[0],
  fragment: "",
  initiatorType: "fetch",
  mode: "cors",
  method: "PUT",
  headers: [],
  credentials: "same-origin",
  body: null,
  hasUploadListeners: false,
};

const a = (count: number) => "a".repeat(count);
const values: Record<string, string[]> = {
  Accept: ["text/html", "", a(128), a(129), "a(b", "caf\u00e9", "a\tb", "*/*;q=0.5"],
  "Accept-Language": ["en", "en_US", "en;q=0.5, *", a(128), "d\u00e9"],
  "Content-Language": ["de", "de(", a(129)],
  "Content-Type": [
    "application/json",
    "text/plain",
    "TEXT/Plain",
    "text/plain;charset=utf-8",
    "text/plain; charset=UTF-8, text/plain",
    "text/plain,",
    'text/plain; a="b"',
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded ;",
    `text/plain;${a(117)}`,
    `text/plain;${a(118)}`,
    "text/plain\u00e9",
    "",
    "x",
  ],
  Range: [
    "bytes=0-",
    "bytes=0-1",
    "bytes=1-0",
    "bytes=-1",
    "bytes=0-1,2-3",
    "Bytes=0-",
    "bytes=+1-",
    "bytes=9223372036854775807-",
    "bytes=9223372036854775808-",
    "bytes=00-",
  ],
  "Save-Data": ["on", "off"],
  DPR: ["2", "1.5", "1.", "x"],
};
const requestHeader: Arbitrary<HeaderLine> = mix(
  [
    5,
    one(...headerNames).chain((name) =>
      fc.tuple(one(name, name.toLowerCase()), one(...(values[name] ?? ["1", "Bearer x", ""]))),
    ),
  ],
  [
    1,
    fc.tuple(
      one("Cookie", "Origin", "Host", "Sec-X", "Proxy-X", "Date", "X-HTTP-Method", "Referer"),
      one("TRACE", "PUT", "x"),
    ),
  ],
);

export const request: Arbitrary<RequestPlan> = fc
  .record({
    page: often<RequestPlan["page"]>(page, 8, one(...pages)),
    server: often<RequestPlan["server"]>(servers[0], 8, one(...servers)),
    fragment: often("", 9, one("#part", "#")),
    initiatorType: often<RequestPlan["initiatorType"]>("fetch", 7, one("xmlhttprequest")),
    mode: often<RequestPlan["mode"]>("cors", 9, one("no-cors", "same-origin")),
    method: mix([3, fc.constant("GET")], [3, one("POST", "PUT")], [3, anyMethod]),
    headers: mix(
      [3, fc.constant<HeaderLine[]>([])],
      [5, some(requestHeader, 4)],
      // Nine safe values of 128 bytes are more than 1,024 together.
      [
        1,
        fc
          .integer({ min: 126, max: 128 })
          .map((length): HeaderLine[] =>
            ["Accept", "Accept-Language", "Content-Language"].map((name) => [name, a(length)]),
          ),
      ],
    ),
    credentials: one<RequestPlan["credentials"]>("same-origin", "include", "include", "omit"),
    body: fc.option(one("", "text"), { nil: null, freq: 1 }),
    hasUploadListeners: often(false, 8, fc.boolean()),
  })
  .map(makeSendable);

/** Changes a request that script may not compose into one that it may. */
function makeSendable(request: RequestPlan): RequestPlan {
  const isXhr = request.initiatorType === "xmlhttprequest";
  const mode = isXhr ? "cors" : request.mode;
  const method =
    mode === "no-cors" && !/^(?:GET|HEAD|POST)$/i.test(request.method) ? "POST" : request.method;
  const hasNoBody = /^(?:GET|HEAD)$/i.test(method);
  const body = hasNoBody ? null : request.body;
  return {
    ...request,
    mode,
    method,
    body,
    credentials: isXhr && request.credentials === "omit" ? "same-origin" : request.credentials,
    hasUploadListeners: isXhr && body !== null && body !== "" && request.hasUploadListeners,
  };
}
