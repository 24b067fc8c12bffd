import { expect, test } from "vitest";
import type { HeaderLine } from "../http/headers.ts";
import { isPreflight } from "./exchange.ts";

const rows: [rule: string, method: string, requestHeaders: HeaderLine[], want: boolean][] = [
  [
    "OPTIONS with Access-Control-Request-Method › a preflight",
    "OPTIONS",
    [["Access-Control-Request-Method", "PUT"]],
    true,
  ],
  [
    "the header name in lower case › a preflight",
    "OPTIONS",
    [["access-control-request-method", "PUT"]],
    true,
  ],
  [
    "OPTIONS without Access-Control-Request-Method › no preflight",
    "OPTIONS",
    [["Origin", "x"]],
    false,
  ],
  [
    "OPTIONS with Access-Control-Request-Headers only › no preflight",
    "OPTIONS",
    [["Access-Control-Request-Headers", "x-a"]],
    false,
  ],
  ["another method › no preflight", "PUT", [["Access-Control-Request-Method", "PUT"]], false],
];

test.for(rows)("isPreflight › %s", ([, method, requestHeaders, want]) => {
  expect(isPreflight({ method, requestHeaders })).toBe(want);
});
