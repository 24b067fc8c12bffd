import type { HeaderLine } from "../src/index.ts";
import {
  at,
  otherPort,
  remote,
  remotePort,
  secure,
  secureRemote,
  type Subtest,
} from "./subtest.ts";

const text = "text/plain;charset=UTF-8";
const digits = "0123456789".repeat(13);

/** Whether these headers of a POST need a preflight; the server allows none. */
const ofPost = (name: string, value: string, isUnsafe = false): Subtest => ({
  file: "cors/cors-safelisted-request-header.any.js",
  title: `POST with ${name}: ${JSON.stringify(value)} › ${isUnsafe ? "preflight" : "no preflight"}`,
  request: { url: at(remote), method: "POST", headers: [[name, value]], bodyType: text },
  replies: { [at(remote)]: {} },
  ends: isUnsafe ? "refused" : "readable",
  preflights: isUnsafe ? 1 : 0,
});

const types: [value: string, isUnsafe?: boolean][] = [
  ["text /plain", true],
  ["text\t/\tplain", true],
  ["text/plain;"],
  ["text/plain;garbage"],
  ["text/plain;garbage\u0001\u0002", true],
  ["text/plain,", true],
  [",text/plain", true],
  ["text/plain,text/plain", true],
  ["text/plain,x/x", true],
  ["text/plain\u000b", true],
  ["text/plain\u000c", true],
  ["application/www-form-urlencoded", true],
  ["application/x-www-form-urlencoded;\u007f", true],
  ["multipart/form-data"],
  ['multipart/form-data;"', true],
];

const safeRanges = ["bytes=100-200", "bytes=200-"];
const unsafeRanges = [
  "100-200",
  "MB=100-200",
  "bytes =100-200",
  "bytes\t=100-200",
  "bytes=  100-200",
  "bytes=\t\t100-200",
  "bytes= \t100-200",
  "bytes=100 -200",
  "bytes=100\t-200",
  "bytes=100- 200",
  "bytes=100-\t200",
  "bytes=100-200hello",
  "bytes=abc-def",
  "bytes=100-200,300-400",
  "bytes=-200",
  "bytes=200-100",
  `bytes=1${"0".repeat(60)}-2${"0".repeat(60)}`,
  "bytes 100-200",
  "bytes = 100-200",
  ",bytes=100-200",
  "bytes=,100-200",
];
// The fourth row of Last-Event-ID, `abc123` without a preflight, is a proposal that the standard did not take up.
const unsafeEventIds = ['"', "e5p3n<3k0k0s", digits.slice(0, 129)];

const simple = (method: string, headers: HeaderLine[], from: Partial<Subtest> = {}): Subtest => ({
  file: "cors/simple-requests.htm",
  title: `${method} with ${headers.map((line) => line.join(": ")).join(", ")} › no preflight`,
  request: { url: at(remote), method, headers, initiatorType: "xmlhttprequest" },
  replies: { [at(remote)]: {} },
  ends: "readable",
  preflights: 0,
  ...from,
});
const everyMethod = (headers: HeaderLine[], from: Partial<Subtest> = {}) =>
  ["GET", "HEAD", "POST"].map((method) => simple(method, headers, from));

const hints: HeaderLine[] = [
  ["save-data", "on"],
  ["device-memory", "2.0"],
  ["dpr", "3.0"],
  ["width", "1200"],
  ["viewport-width", "1300"],
];

const withEmptyHint = (name: string): Subtest => ({
  file: "cors/client-hint-request-headers.htm",
  title: `GET with an empty ${name} › refused`,
  request: { url: at(remote), headers: [[name, ""]] },
  replies: { [at(remote)]: { headers: "x-print" } },
  ends: "refused",
  isTentative: true,
});

const needed: [name: string, value: string][] = [
  ["accept", '"'],
  ["accept", digits.slice(0, 129)],
  ["accept-language", "\u0001"],
  ["accept-language", "@"],
  ["authorization", "basics"],
  ["content-language", "\u0001"],
  ["content-language", "@"],
  ["content-type", "text/html"],
  ["content-type", `text/plain; long=${digits.slice(0, 112)}`],
  ["last-event-id", '"'],
  ["last-event-id", digits.slice(0, 129)],
  ["range", "bytes 0-"],
  ["test", "hi"],
];

const hosts: [title: string, host: string][] = [
  ["another host", remote],
  ["another port", otherPort],
  ["another host and port", remotePort],
  ["another host and scheme", secureRemote],
  ["another scheme and port", secure],
];
const direct = (title: string, host: string, method: string, headers: HeaderLine[] = []) => ({
  file: "fetch/api/cors/cors-no-preflight.any.js" as const,
  title: `${method} to ${title}${headers.map((line) => `, ${line.join(": ")}`).join("")} › no preflight`,
  request: { url: at(host), method, headers },
  replies: { [at(host)]: {} },
  ends: "readable" as const,
  preflights: 0,
});
const safeLines: HeaderLine[] = [
  ["Accept", "*/*"],
  ["Accept-Language", "fr"],
  ["Content-Language", "fr"],
  ["Content-Type", "application/x-www-form-urlencoded"],
  ["Content-Type", "multipart/form-data"],
  ["Content-Type", "text/plain"],
  ["Content-Type", "text/plain;charset=utf-8"],
  ["Content-Type", "Text/Plain;charset=utf-8"],
];

/** Which requests need a preflight. */
export const asking: Subtest[] = [
  ...types.map(([value, isUnsafe]) => ofPost("content-type", value, isUnsafe)),
  ...safeRanges.map((value) => ofPost("range", value)),
  ...unsafeRanges.map((value) => ofPost("range", value, true)),
  ...unsafeEventIds.map((value) => ofPost("last-event-id", value, true)),
  ...everyMethod([["Accept", "test"]]),
  ...everyMethod([["accept-language", "test"]]),
  ...everyMethod([["CONTENT-language", "test"]]),
  ...everyMethod([["Content-Type", "application/x-www-form-urlencoded"]]),
  ...everyMethod([["content-type", "multipart/form-data"]]),
  ...everyMethod([["content-type", "text/plain"]]),
  ...everyMethod([
    ["accept", "test"],
    ["accept-language", "test"],
    ["content-language", "test"],
    ["content-type", "text/plain; parameter=whatever"],
  ]),
  simple("Get", [["content-type", "text/plain; parameter=extra_bonus"]]),
  simple("post", [["content-type", "text/plain"]]),
  simple("POST", [
    ["Accept", "jewelry"],
    ["accept-language", "nn_NO,nn,en".replace("_", "-")],
    ["content-type", "text/plain; parameter=extra"],
    ["content-Language", "nn-NO"],
  ]),
  ...everyMethod(hints, { file: "cors/simple-requests-ch.tentative.htm", isTentative: true }),
  {
    file: "cors/client-hint-request-headers.htm",
    title: "GET with a header that is not listed › refused",
    request: {
      url: at(remote),
      headers: [
        ["x-print", "unicorn"],
        ["y-print", "unicorn"],
      ],
    },
    replies: { [at(remote)]: { headers: "x-print" } },
    ends: "refused",
  },
  ...["device-memory", "dpr", "width", "viewport-width"].map(withEmptyHint),
  ...needed.map(([name, value]): Subtest => ({
    file: "fetch/api/cors/cors-preflight-not-cors-safelisted.any.js",
    title: `GET with ${name}: ${JSON.stringify(value.slice(0, 20))} › preflight asks for ${name}`,
    request: { url: at(remote), headers: [[name, value]] },
    replies: { [at(remote)]: { methods: "GET", headers: name } },
    ends: "readable",
    preflights: 1,
    requested: name,
  })),
  ...hosts.map(([title, host]) => direct(title, host, "GET")),
  direct("another host", remote, "POST"),
  direct("another host", remote, "HEAD"),
  ...safeLines.map((line) => direct("another host", remote, "GET", [line])),
];
