import { expect, test } from "vitest";
import { toRequestedHeaders } from "./preflight-reasons.ts";
import { createRequest } from "./request.ts";
import type { HeaderLine } from "../http/headers.ts";
import { standard } from "../quirks/rules.ts";
import { get, typed } from "../test/exchanges.ts";
import { firefox } from "../quirks/rules.ts";

const requested: [
  rule: string,
  headers: HeaderLine[],
  standard: string | null,
  firefox: string | null,
][] = [
  ["Accept with bytes beyond ASCII › is unsafe", [["Accept", "caf\u00e9"]], null, "accept"],
  [
    "Content-Type with bytes beyond ASCII › is unsafe",
    [typed("text/plain;a=\u00e9")],
    null,
    "content-type",
  ],
  [
    "a language with bytes beyond ASCII › is unsafe in the standard too",
    [["Accept-Language", "d\u00e9"]],
    "accept-language",
    "accept-language",
  ],
  ["Content-Type with a comma › is unsafe", [typed("text/plain;a,b")], null, "content-type"],
  ["two Content-Type lines › are safe", [typed("text/plain"), typed("text/plain")], null, null],
  ["Accept with a comma › is safe", [["Accept", "a,b"]], null, null],
  [
    "repeated header lines › repeat the name",
    [
      ["X-A", "1"],
      ["x-b", "1"],
      ["x-a", "1"],
    ],
    "x-a,x-b",
    "x-a,x-a,x-b",
  ],
  [
    "safe and unsafe lines of one name › repeat the name once per unsafe line",
    [
      ["Accept", "a"],
      ["Accept", "("],
    ],
    "accept",
    "accept",
  ],
  [
    "safe values of more than 1,024 bytes in total › are safe",
    Array.from({ length: 9 }, (): HeaderLine => ["Accept", "a".repeat(128)]),
    "accept",
    null,
  ],
  [
    "a Range up to the largest 64-bit number › is safe",
    [["Range", "bytes=18446744073709551615-"]],
    null,
    null,
  ],
  ["a Range beyond 64 bits › is unsafe", [["Range", "bytes=18446744073709551616-"]], null, "range"],
];

test.for(requested)("Access-Control-Request-Headers in Firefox › %s", ([, headers, ...wants]) => {
  const asks = [standard, firefox].map((rules) => toRequestedHeaders({ headers }, rules));
  expect(asks).toEqual(wants);
});

test("XMLHttpRequest › repeated header lines › one value per name in every engine", () => {
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
