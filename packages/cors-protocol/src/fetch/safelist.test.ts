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
  ["GET needs none", "GET", [], []],
  ["HEAD needs none", "HEAD", [], []],
  ["POST without a body needs none", "POST", [], []],
  ["PUT needs one", "PUT", [], [{ kind: "method", method: "PUT" }]],
  [
    "patch in lower case needs one and stays as it is",
    "patch",
    [],
    [{ kind: "method", method: "patch" }],
  ],
  ["text/plain needs none", "POST", [["Content-Type", "text/plain"]], []],
  [
    "text/plain with a charset needs none",
    "POST",
    [["Content-Type", "text/plain; charset=utf-8"]],
    [],
  ],
  ["a form needs none", "POST", [["Content-Type", "application/x-www-form-urlencoded"]], []],
  [
    "JSON needs one",
    "POST",
    [["Content-Type", "application/json"]],
    [header("content-type", "value")],
  ],
  [
    "Authorization needs one",
    "GET",
    [["Authorization", "Bearer x"]],
    [header("authorization", "name")],
  ],
  ["any other name needs one", "GET", [["X-Custom", "1"]], [header("x-custom", "name")]],
  [
    "a name that objects inherit needs one",
    "GET",
    [["constructor", "1"]],
    [header("constructor", "name")],
  ],
  ["Accept of plain bytes needs none", "GET", [["Accept", "text/html, */*"]], []],
  ["Accept with a bracket needs one", "GET", [["Accept", "a(b"]], [header("accept", "value")]],
  ["128 bytes are short enough", "GET", [["Accept", "a".repeat(128)]], []],
  ["129 bytes are not", "GET", [["Accept", "a".repeat(129)]], [header("accept", "length")]],
  ["a simple range needs none", "GET", [["Range", "bytes=0-99"]], []],
  ["a suffix range needs one", "GET", [["Range", "bytes=-99"]], [header("range", "value")]],
  [
    "method and headers are all named",
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

test.for(rows)("%s", ([, method, headers, want]) => {
  expect(preflightReasons({ method, headers })).toEqual(want);
  expect(preflightReasons({ method, headers }, standard)).toEqual(want);
});

test("listeners on the upload are the last of the reasons", () => {
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

test.for(methods)("%s is a safelisted method: %s", ([method, want]) => {
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

test.for(names)("%s is a client hint: %s", ([name, want]) => {
  expect(isClientHint(name)).toBe(want);
});

const requested: [rule: string, headers: HeaderLine[], want: string | null][] = [
  ["no header at all leaves it out", [], null],
  ["safelisted headers leave it out", [["Accept", "text/html"]], null],
  ["forbidden headers leave it out", [["Cookie", "a=1"]], null],
  ["names are put into lower case", [["X-A", "1"]], "x-a"],
  [
    "names are sorted, and no space follows the comma",
    [
      ["X-B", "1"],
      ["Content-Type", "application/json"],
      ["X-A", "1"],
      ["Authorization", "Bearer x"],
    ],
    "authorization,content-type,x-a,x-b",
  ],
  [
    "names are sorted by their bytes",
    [
      ["X_A", "1"],
      ["X-A", "1"],
      ["X1", "1"],
      ["XA", "1"],
    ],
    "x-a,x1,x_a,xa",
  ],
  [
    "a name stands there once",
    [
      ["X-A", "1"],
      ["x-a", "2"],
    ],
    "x-a",
  ],
  [
    "safelisted headers are left out beside others",
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

test("Access-Control-Request-Headers names a client hint by the standard alone", () => {
  expect(toRequestedHeaders({ headers: [["DPR", "2"]] }, standard)).toBe("dpr");
  expect(toRequestedHeaders({ headers: [["DPR", "2"]] }, chromium)).toBeNull();
});
