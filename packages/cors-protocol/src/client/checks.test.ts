import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "../fetch/judge.ts";
import { preflightReasons } from "../fetch/preflight-reasons.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, firefox, standard, webkit } from "../quirks/rules.ts";
import { exchange, get, put } from "../test/exchanges.ts";
import { checkPreflight, checkResponse, exposedHeaders } from "./checks.ts";

const value = fc.constantFrom(
  "*",
  get.origin,
  "null",
  "true",
  "PUT",
  "x-a",
  "put, X-A",
  "x y,",
  "",
  "a, *",
);
const name = fc.constantFrom(
  "Access-Control-Allow-Origin",
  "access-control-allow-origin",
  "Access-Control-Allow-Credentials",
  "Access-Control-Allow-Methods",
  "Access-Control-Allow-Headers",
  "Access-Control-Expose-Headers",
  "X-Total",
);
const head = fc.record({
  status: fc.constantFrom(200, 204, 299, 302, 304, 400, 404, 500),
  headers: fc.array(fc.tuple(name, value) as fc.Arbitrary<HeaderLine>, { maxLength: 6 }),
});
const request = fc.record({
  origin: fc.constantFrom(get.origin, "null"),
  method: fc.constantFrom("GET", "PUT", "patch"),
  headers: fc.constantFrom<HeaderLine[]>(
    [],
    [["X-A", "1"]],
    [
      ["Authorization", "1"],
      ["x-b", "2"],
    ],
  ),
  credentials: fc.constantFrom("omit", "include"),
});

/** The code by which `judge` refuses the exchanges in this phase. */
function toCode(phase: string, one: CorsRequest, heads: ResponseHead[], rules: typeof standard) {
  const exchanges = heads.map((response, index) =>
    exchange(heads.length === 2 && index === 0 ? "OPTIONS" : one.method, response),
  );
  const verdict = judge(one, exchanges, rules);
  return verdict.outcome === "blocked" && verdict.phase === phase ? verdict.code : null;
}

test.each([standard, chromium, firefox, webkit])(
  "checkPreflight and checkResponse › any request and responses › refuse as judge does by $id's rules",
  (rules) => {
    fc.assert(
      fc.property(request, head, head, (parts, first, second) => {
        const one = { ...get, ...parts } as CorsRequest;
        const needsPreflight = preflightReasons(one, rules).length > 0;
        const preflight = needsPreflight ? checkPreflight(one, first, rules) : null;
        const heads = needsPreflight ? [first, second] : [second];
        expect(preflight?.code ?? null).toBe(toCode("preflight", one, heads, rules));
        const refusal = preflight === null ? checkResponse(one, second, rules) : null;
        expect(refusal?.code ?? null).toBe(toCode("response", one, heads, rules));
      }),
      { numRuns: 500 },
    );
  },
);

test("checkPreflight › the method is not listed › its code names the method", () => {
  const headers: HeaderLine[] = [["Access-Control-Allow-Origin", "*"]];
  expect(checkPreflight(put, { status: 204, headers })).toEqual({
    code: "MethodDisallowedByPreflightResponse",
    parameter: "PUT",
  });
});

test.each([
  ["omit", ["content-type", "x-total"]],
  ["include", ["content-type"]],
] as const)("exposedHeaders › everything is exposed, credentials %s › %j", (credentials, names) => {
  const headers: HeaderLine[] = [
    ["X-Total", "3"],
    ["Content-Type", "text/plain"],
    ["Set-Cookie", "a=1"],
    ["Access-Control-Expose-Headers", "*"],
  ];
  const exposed = exposedHeaders({ credentials }, { status: 200, headers });
  expect(exposed.map(([own]) => own).filter((own) => !own.startsWith("access-"))).toEqual(names);
});
