import { expect, test } from "vitest";
import { toRequestedHeaders } from "./preflight-reasons.ts";
import { createRequest } from "./request.ts";
import type { HeaderLine } from "../http/headers.ts";
import { standard } from "../quirks/rules.ts";
import { get, typed } from "../test/exchanges.ts";
import { firefox } from "../test/rules.ts";

const requested: [
  rule: string,
  headers: HeaderLine[],
  standard: string | null,
  firefox: string | null,
][] = [
  ["bytes beyond ASCII are unsafe in Accept", [["Accept", "caf\u00e9"]], null, "accept"],
  ["and in Content-Type", [typed("text/plain;a=\u00e9")], null, "content-type"],
  [
    "in a language to everybody",
    [["Accept-Language", "d\u00e9"]],
    "accept-language",
    "accept-language",
  ],
  ["a comma is unsafe in Content-Type", [typed("text/plain;a,b")], null, "content-type"],
  ["two lines of it are not", [typed("text/plain"), typed("text/plain")], null, null],
  ["a comma is safe in Accept", [["Accept", "a,b"]], null, null],
  [
    "a name comes as often as it was set",
    [
      ["X-A", "1"],
      ["x-b", "1"],
      ["x-a", "1"],
    ],
    "x-a,x-b",
    "x-a,x-a,x-b",
  ],
  [
    "only its unsafe lines count",
    [
      ["Accept", "a"],
      ["Accept", "("],
    ],
    "accept",
    "accept",
  ],
  [
    "all values together may be long",
    Array.from({ length: 9 }, (): HeaderLine => ["Accept", "a".repeat(128)]),
    "accept",
    null,
  ],
  ["a Range may be as large as 64 bits", [["Range", "bytes=18446744073709551615-"]], null, null],
  ["and no larger", [["Range", "bytes=18446744073709551616-"]], null, "range"],
];

test.for(requested)("Firefox asks: %s", ([, headers, ...wants]) => {
  const asks = [standard, firefox].map((rules) => toRequestedHeaders({ headers }, rules));
  expect(asks).toEqual(wants);
});

test("an XMLHttpRequest has one value for each name in every engine", () => {
  const headers: HeaderLine[] = [
    ["X-A", "1"],
    ["X-B", "3"],
    ["x-a", "2"],
  ];
  const init = { url: get.url, headers, initiatorType: "xmlhttprequest" } as const;
  expect(createRequest(init, get.origin, firefox).headers).toEqual([
    ["X-A", "1, 2"],
    ["X-B", "3"],
  ]);
});
