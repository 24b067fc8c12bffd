import type { HeaderLine } from "../src/index.ts";
import { at, remote, type Reply, type Subtest } from "./subtest.ts";

const url = at(remote);
const forced: HeaderLine[] = [["x-force-preflight", ""]];

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

export const withReply = (
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

/** Which statuses a preflight and a response may have. */
export const statusRows: Subtest[] = [
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
];
