import { expect, test } from "vitest";
import type { HeaderLine } from "./headers.ts";
import { type PreflightReason, preflightReasons } from "./safelist.ts";

const header = (name: string, rule: "name" | "value" | "length"): PreflightReason => ({
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
});
