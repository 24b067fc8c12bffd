import { expect, test } from "vitest";
import { preflightReasons, toRequestedHeaders } from "./preflight-reasons.ts";
import { isClientHint, isSafelistedMethod } from "./safelist.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { PreflightReason, UnsafeRule } from "../model/verdict.ts";
import { chromium, standard } from "../quirks/rules.ts";

const header = (name: string, rule: UnsafeRule): PreflightReason => ({
  kind: "header",
  name,
  rule,
});

const rows: [rule: string, method: string, headers: HeaderLine[], want: PreflightReason[]][] = [
  ["GET › none", "GET", [], []],
  ["HEAD › none", "HEAD", [], []],
  ["POST without a body › none", "POST", [], []],
  ["PUT › the method", "PUT", [], [{ kind: "method", method: "PUT" }]],
  [
    "patch in lower case › the method, unchanged",
    "patch",
    [],
    [{ kind: "method", method: "patch" }],
  ],
  ["text/plain › none", "POST", [["Content-Type", "text/plain"]], []],
  ["text/plain with a charset › none", "POST", [["Content-Type", "text/plain; charset=utf-8"]], []],
  ["a form › none", "POST", [["Content-Type", "application/x-www-form-urlencoded"]], []],
  [
    "JSON › the Content-Type",
    "POST",
    [["Content-Type", "application/json"]],
    [header("content-type", "value")],
  ],
  [
    "Authorization › the name",
    "GET",
    [["Authorization", "Bearer x"]],
    [header("authorization", "name")],
  ],
  ["any other name › the name", "GET", [["X-Custom", "1"]], [header("x-custom", "name")]],
  [
    "a name that every object inherits › the name",
    "GET",
    [["constructor", "1"]],
    [header("constructor", "name")],
  ],
  ["Accept of safe bytes › none", "GET", [["Accept", "text/html, */*"]], []],
  ["Accept with a bracket › the value", "GET", [["Accept", "a(b"]], [header("accept", "value")]],
  ["Accept of 128 bytes › none", "GET", [["Accept", "a".repeat(128)]], []],
  [
    "Accept of 129 bytes › the length",
    "GET",
    [["Accept", "a".repeat(129)]],
    [header("accept", "length")],
  ],
  ["a simple range › none", "GET", [["Range", "bytes=0-99"]], []],
  ["a suffix range › the value", "GET", [["Range", "bytes=-99"]], [header("range", "value")]],
  [
    "a method and several headers › all, the method first",
    "PUT",
    [
      ["Content-Type", "application/json"],
      ["Authorization", "Bearer x"],
    ],
    [
      { kind: "method", method: "PUT" },
      header("content-type", "value"),
      header("authorization", "name"),
    ],
  ],
];

test.for(rows)("preflightReasons › %s", ([, method, headers, want]) => {
  expect(preflightReasons({ method, headers })).toEqual(want);
  expect(preflightReasons({ method, headers }, standard)).toEqual(want);
});

test("preflightReasons › upload listeners › the last reason", () => {
  const request = { method: "PUT", headers: [["X-A", "1"]] satisfies HeaderLine[] };
  expect(preflightReasons({ ...request, hasUploadListeners: true })).toEqual([
    { kind: "method", method: "PUT" },
    header("x-a", "name"),
    { kind: "upload-listeners" },
  ]);
  expect(preflightReasons({ ...request, hasUploadListeners: false })).toHaveLength(2);
});

const methods: [method: string, want: boolean][] = [
  ["GET", true],
  ["HEAD", true],
  ["POST", true],
  ["PUT", false],
  ["DELETE", false],
  ["OPTIONS", false],
  ["PATCH", false],
  ["get", false],
  ["", false],
];

test.for(methods)("safelisted method › %s › %s", ([method, want]) => {
  expect(isSafelistedMethod(method)).toBe(want);
});

const names: [name: string, want: boolean][] = [
  ["Device-Memory", true],
  ["Downlink", true],
  ["DPR", true],
  ["ECT", true],
  ["RTT", true],
  ["Save-Data", true],
  ["Viewport-Width", true],
  ["width", true],
  ["Height", false],
  ["Sec-CH-DPR", false],
  ["Accept", false],
];

test.for(names)("isClientHint › %s › %s", ([name, want]) => {
  expect(isClientHint(name)).toBe(want);
});

const requested: [rule: string, headers: HeaderLine[], want: string | null][] = [
  ["no headers › absent", [], null],
  ["safelisted headers › absent", [["Accept", "text/html"]], null],
  ["forbidden headers › absent", [["Cookie", "a=1"]], null],
  ["a name in upper case › lower case", [["X-A", "1"]], "x-a"],
  [
    "several names › sorted, with a comma and no space",
    [
      ["X-B", "1"],
      ["Content-Type", "application/json"],
      ["X-A", "1"],
      ["Authorization", "Bearer x"],
    ],
    "authorization,content-type,x-a,x-b",
  ],
  [
    "names with marks › sorted by bytes",
    [
      ["X_A", "1"],
      ["X-A", "1"],
      ["X1", "1"],
      ["XA", "1"],
    ],
    "x-a,x1,x_a,xa",
  ],
  [
    "repeated lines › one name",
    [
      ["X-A", "1"],
      ["x-a", "2"],
    ],
    "x-a",
  ],
  [
    "safelisted and unsafe headers › the unsafe ones only",
    [
      ["Accept", "text/html"],
      ["X-A", "1"],
    ],
    "x-a",
  ],
];

test.for(requested)("Access-Control-Request-Headers: %s", ([, headers, want]) => {
  expect(toRequestedHeaders({ headers }, standard)).toBe(want);
  expect(toRequestedHeaders({ headers }, chromium)).toBe(want);
});

test("Access-Control-Request-Headers › a client hint › named by the standard only", () => {
  expect(toRequestedHeaders({ headers: [["DPR", "2"]] }, standard)).toBe("dpr");
  expect(toRequestedHeaders({ headers: [["DPR", "2"]] }, chromium)).toBeNull();
});
