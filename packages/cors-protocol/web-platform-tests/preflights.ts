import type { HeaderLine } from "../src/index.ts";
import { withReply } from "./statuses.ts";
import { at, page, remote, type Subtest } from "./subtest.ts";

const url = at(remote);

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
