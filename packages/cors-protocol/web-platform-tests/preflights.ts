import type { HeaderLine } from "../src/index.ts";
import { at, page, remote, type Reply, type Subtest } from "./subtest.ts";

const url = at(remote);
const forced: HeaderLine[] = [["x-force-preflight", ""]];

const star: [
  succeeds: boolean,
  credentials: boolean,
  methods: string,
  headers: string,
  method: string,
  header?: HeaderLine,
][] = [
  [true, false, "get", "x-test", "GET", ["X-Test", "1"]],
  [true, false, "*", "x-test", "SUPER", ["X-Test", "1"]],
  [true, false, "*", "*", "OK", ["X-Test", "1"]],
  [true, true, "OK", "Content-Type", "GET", ["Content-Type", "uni/corn"]],
  [false, true, "*", "*", "OK", ["X-Test", "1"]],
  [false, true, "*", "", "PUT"],
  [true, true, "", "*", "get"],
  [false, true, "put", "*", "PUT"],
  [true, true, "PUT", "*", "PUT", ["Accept", "unicorn"]],
  [false, true, "get", "*", "GET", ["X-Test", "1"]],
  [false, true, "*", "*", "GET", ["X-Test", "1"]],
  [true, true, "*", "*", "*", ["*", "1"]],
];

const statuses = [
  200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402,
  403, 404, 405, 501, 502, 503, 504, 505,
];
const failing = [
  200, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407,
  408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 500, 501, 502, 503, 504, 505, 680, 790,
];
const isOk = (status: number) => status >= 200 && status <= 299;

const after: [method: string, status: number][] = [
  ...[200, 204, 400, 401].map((status): [string, number] => ["GET", status]),
  ...[200, 204, 400, 401, 501, 699].map((status): [string, number] => ["HEAD", status]),
  ...[204, 400, 401, 404].map((status): [string, number] => ["POST", status]),
  ["PUT", 699],
  ["CHICKEN", 501],
];

const scenarios: [allow: boolean, preflight: number | null, status: number | null, read: number][] =
  [
    [false, null, 400, 0],
    [false, 200, null, 0],
    [true, null, 400, 400],
    [true, 200, 400, 400],
    [true, 400, null, 0],
  ];

const readable: [method: string, status: number][] = [
  ...[200, 201, 202, 203, 204, 205, 206, 209, 299].map((status): [string, number] => [
    "GET",
    status,
  ]),
  ["POST", 200],
  ["HEAD", 200],
  ["PUT", 200],
  ["CHICKEN", 200],
  ["GET", 400],
  ["HEAD", 401],
  ["POST", 404],
  ["POST", 500],
];
/** The status is that of the preflight, too. */
const unreadable: [method: string, status: number, isForced: boolean][] = [
  ["PUT", 699, false],
  ["CHICKEN", 501, false],
  ["GET", 400, true],
  ["HEAD", 401, true],
  ["POST", 404, true],
  ["PUT", 699, true],
  ["CHICKEN", 501, true],
];

/** A preflighted request; a server that allows it lists its method and its own headers. */
const decided = (
  method: string,
  isAllowed: boolean,
  own: HeaderLine[],
  safe: HeaderLine[] = [],
): Subtest => ({
  file: "fetch/api/cors/cors-preflight.any.js",
  title: `${method} with ${own.length} unsafe and ${safe.length} safe headers, ${isAllowed ? "allowed › readable" : "not allowed › refused"}`,
  request: { url, method, headers: [...own, ...safe] },
  replies: {
    [url]: isAllowed
      ? { methods: method, headers: own.map(([name]) => name.toLowerCase()).join(" ,") }
      : {},
  },
  ends: isAllowed ? "readable" : "refused",
  preflights: 1,
  ...(isAllowed
    ? {
        requested:
          own.length === 0
            ? null
            : own
                .map(([name]) => name.toLowerCase())
                .toSorted()
                .join(","),
      }
    : {}),
});
const one = (value: string): HeaderLine[] => [["x-test-header1", value]];
const several: HeaderLine[] = [
  ["x-test-header1", "allowedOrRefused"],
  ["x-test-header2", "allowedOrRefused"],
  ["X-test-header3", "allowedOrRefused"],
  ["x-test-header-b", "allowedOrRefused"],
  ["x-test-header-D", "allowedOrRefused"],
  ["x-test-header-C", "allowedOrRefused"],
  ["x-test-header-a", "allowedOrRefused"],
  ["Content-Type", "allowedOrRefused"],
];
const safeLines: HeaderLine[] = [
  ["Accept", "*"],
  ["Accept-Language", "bzh"],
  ["Content-Language", "eu"],
];

const listed = (
  title: string,
  headers: string,
  sent: HeaderLine[],
  ends: Subtest["ends"],
): Subtest => ({
  file: "cors/request-headers.htm",
  title,
  request: { url, headers: sent, initiatorType: "xmlhttprequest" },
  replies: { [url]: { headers } },
  ends,
});

const withReply = (
  file: Subtest["file"],
  title: string,
  reply: Reply,
  expected: Pick<Subtest, "ends"> & Partial<Subtest>,
): Subtest => ({
  file,
  title,
  request: { url, headers: forced },
  replies: { [url]: reply },
  ...expected,
});

/** What the response to a preflight must say. */
export const preflights: Subtest[] = [
  ...star.map(([succeeds, hasCredentials, methods, headers, method, header]): Subtest => ({
    file: "fetch/api/cors/cors-preflight-star.any.js",
    title: `${hasCredentials ? "with" : "without"} credentials, ${method} ${header?.[0] ?? ""} where ${methods || "no method"} and ${headers || "no header"} are listed › ${succeeds ? "readable" : "refused"}`,
    request: {
      url,
      method,
      headers: header === undefined ? [] : [header],
      ...(hasCredentials ? { credentials: "include" as const } : {}),
    },
    replies: {
      [url]: {
        methods,
        headers,
        ...(hasCredentials ? { origin: page, credentials: "true" } : { origin: "*" }),
      },
    },
    ends: succeeds ? "readable" : "refused",
  })),
  ...statuses.map((preflight) =>
    withReply(
      "fetch/api/cors/cors-preflight-status.any.js",
      `preflight answered by ${preflight} › ${isOk(preflight) ? "readable" : "refused"}`,
      { preflight, headers: "x-force-preflight" },
      { ends: isOk(preflight) ? "readable" : "refused", preflights: 1 },
    ),
  ),
  ...failing.map((status): Subtest => ({
    file: "cors/preflight-failure.htm",
    title: `preflight answered by ${status} › ${isOk(status) ? "readable" : "refused"}`,
    request: { url, headers: [["x-test", "test"]], initiatorType: "xmlhttprequest" },
    replies: { [url]: { status, headers: "x-test", location: at(remote) } },
    ends: isOk(status) ? "readable" : "refused",
  })),
  ...after.map(([method, status]): Subtest => ({
    file: "cors/status-preflight.htm",
    title: `${method} answered by ${status} after a preflight › readable`,
    request: { url, method, headers: [["x-nonsimple", "true"]], initiatorType: "xmlhttprequest" },
    replies: { [url]: { status, preflight: 200, methods: method, headers: "x-nonsimple" } },
    ends: "readable",
    status,
  })),
  ...scenarios.map(([allow, preflight, status, read]): Subtest => ({
    file: "cors/status.htm",
    title: `${allow ? "allowed" : "not allowed"}, preflight ${preflight ?? "none"}, response ${status ?? 200} › status ${read}`,
    request: { url, headers: preflight === null ? [] : [["X-Custom", "preflight"]] },
    replies: {
      [url]: {
        ...(allow ? { headers: "x-custom" } : { origin: null }),
        ...(status === null ? {} : { status }),
        ...(preflight === null ? {} : { preflight }),
      },
    },
    ends: read === 0 ? "refused" : "readable",
    ...(read === 0 ? {} : { status: read }),
  })),
  ...readable.map(([method, status]): Subtest => ({
    file: "cors/status-async.htm",
    title: `${method} answered by ${status} › readable`,
    request: { url, method, initiatorType: "xmlhttprequest" },
    replies: { [url]: { status, preflight: 200, methods: method } },
    ends: "readable",
    status,
  })),
  ...unreadable.map(([method, status, isForced]): Subtest => ({
    file: "cors/status-async.htm",
    title: `${method} ${isForced ? "with a header " : ""}whose preflight is answered by ${status} › refused`,
    request: { url, method, headers: isForced ? [["x-nonsimple", "true"]] : [] },
    replies: { [url]: { status, methods: method, headers: "x-nonsimple" } },
    ends: "refused",
  })),
  ...["DELETE", "PUT", "PATCH", "NEW"].flatMap((method) => [
    decided(method, true, []),
    decided(method, false, []),
  ]),
  decided("GET", true, one("allowed")),
  decided("GET", false, one("refused")),
  decided("GET", true, several, safeLines),
  decided("GET", false, several, safeLines),
  decided("PUT", true, several, safeLines),
  decided("PUT", false, several, safeLines),
  decided("PUT", true, [], safeLines),
  withReply(
    "fetch/api/cors/cors-preflight-response-validation.any.js",
    "a header name with spaces in the list › refused",
    { headers: "x-force-preflight,header name with space" },
    { ends: "refused", preflights: 1 },
  ),
  withReply(
    "fetch/api/cors/cors-preflight-response-validation.any.js",
    "a method with spaces in the list › refused",
    { headers: "x-force-preflight", methods: "Bad method name" },
    { ends: "refused", preflights: 1 },
  ),
  listed("a header that is listed › readable", "x-print", [["x-print", "unicorn"]], "readable"),
  listed(
    "safelisted headers that are not listed › readable",
    "x-print,",
    [
      ["x-print", "unicorn"],
      ["content-type", "text/plain"],
      ["accept", "test"],
      ["accept-language", "nn"],
      ["content-language", "nn"],
    ],
    "readable",
  ),
  listed(
    "a header that is not listed › refused",
    "x-print",
    [
      ["x-print", "unicorn"],
      ["y-print", "unicorn"],
    ],
    "refused",
  ),
  listed(
    "a strange list in another case › readable",
    ",y-lol,x-PriNT, ,,,Y-PRINT",
    [
      ["x-print", "unicorn"],
      ["y-print", "narwhal"],
    ],
    "readable",
  ),
  ...["TRUE", "True", '"true"', "false", "1", "0"].flatMap((credentials) =>
    (["xmlhttprequest", "fetch"] as const).map((initiatorType): Subtest => ({
      file: "cors/credentials-flag.htm",
      title: `Allow-Credentials ${credentials}, ${initiatorType === "fetch" ? "asynchronous" : "synchronous"} › refused`,
      request: { url, credentials: "include", initiatorType },
      replies: { [url]: { credentials } },
      ends: "refused",
    })),
  ),
];
