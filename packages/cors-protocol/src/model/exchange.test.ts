import { expect, test } from "vitest";
import type { HeaderLine } from "../http/headers.ts";
import { isPreflight } from "./exchange.ts";

const rows: [rule: string, method: string, requestHeaders: HeaderLine[], want: boolean][] = [
  [
    "OPTIONS that asks for a method is a preflight",
    "OPTIONS",
    [["Access-Control-Request-Method", "PUT"]],
    true,
  ],
  ["the name has no case", "OPTIONS", [["access-control-request-method", "PUT"]], true],
  ["OPTIONS that asks for nothing is the page's own request", "OPTIONS", [["Origin", "x"]], false],
  [
    "asking for headers alone makes no preflight",
    "OPTIONS",
    [["Access-Control-Request-Headers", "x-a"]],
    false,
  ],
  ["another method is never one", "PUT", [["Access-Control-Request-Method", "PUT"]], false],
];

test.for(rows)("%s", ([, method, requestHeaders, want]) => {
  expect(isPreflight({ method, requestHeaders })).toBe(want);
});
