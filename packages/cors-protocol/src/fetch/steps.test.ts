import { expect, test } from "vitest";
import { corsChecks, link, preflightChecks, run, toLocationStep } from "./steps.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { Step } from "../model/verdict.ts";
import { chromium, standard } from "../quirks/rules.ts";

const origin = "http://localhost:3000";
const request: CorsRequest = {
  url: "http://localhost:4000/items",
  origin,
  method: "PUT",
  headers: [
    ["X-B", "1"],
    ["X-A", "1"],
    ["Accept", "text/html"],
  ],
  credentials: "same-origin",
  mode: "cors",
};
const withCookies: CorsRequest = { ...request, credentials: "include" };
const open: HeaderLine = ["Access-Control-Allow-Origin", origin];
const answer = (status: number, ...headers: HeaderLine[]): ResponseHead => ({ status, headers });
const ids = (steps: readonly Pick<Step, "id">[]) => steps.map(({ id }) => id);
/** The steps of a preflight, as if it were the third request. */
function preflight(request: CorsRequest, response: ResponseHead | null, rules = chromium) {
  const steps: Step[] = [];
  const where = { request, rules, phase: "preflight", hop: 2, steps } as const;
  return { steps, refusal: run(preflightChecks(request, rules), response, where) };
}
const full = ["allow-origin", "ok-status", "allow-methods", "allow-headers"];

test("link › an anchor › its URL in the Fetch Standard", () => {
  expect(link("http-fetch")).toBe("https://fetch.spec.whatwg.org/#http-fetch");
});

test("corsChecks › without and with credentials › one check and two", () => {
  expect(ids(corsChecks(request))).toEqual(["allow-origin"]);
  expect(ids(corsChecks(withCookies))).toEqual(["allow-origin", "allow-credentials"]);
});

const lists: [rule: string, CorsRequest, ResponseHead | null, want: string[]][] = [
  ["a preflight › four checks", request, answer(204, open), full],
  ["a preflight without a response › the same four checks", request, null, full],
  [
    "a preflight with credentials › five checks",
    withCookies,
    answer(204, open),
    ["allow-origin", "allow-credentials", ...full.slice(1)],
  ],
  [
    "a redirected preflight › also the redirect",
    request,
    answer(307, ["Location", "/b"]),
    ["not-redirected", ...full],
  ],
  [
    "an invalid list › also the parsing, before the list",
    request,
    answer(204, open, ["Access-Control-Allow-Methods", "P;T"]),
    ["allow-origin", "ok-status", "parsable-lists", "allow-methods", "allow-headers"],
  ],
];

test.for(lists)("preflightChecks › %s", ([, asked, response, want]) => {
  expect(ids(preflight(asked, response).steps)).toEqual(want);
});

test("preflightChecks › a redirected preflight in the standard › no redirect check", () => {
  expect(ids(preflight(request, answer(307, ["Location", "/b"]), standard).steps)).toEqual(full);
});

test("preflightChecks › each check › has the header and the value that would pass", () => {
  const { steps } = preflight(withCookies, null, standard);
  expect(steps.map(({ header, wanted }) => [header, wanted])).toEqual([
    ["access-control-allow-origin", origin],
    ["access-control-allow-credentials", "true"],
    [null, "200 to 299"],
    ["access-control-allow-methods", "PUT"],
    ["access-control-allow-headers", "x-b, x-a"],
  ]);
  expect(steps.every((step) => step.link.startsWith(link("")))).toBe(true);
});

const runs: [
  rule: string,
  response: ResponseHead | null,
  code: string | null,
  want: [id: string, state: Step["state"], found: string | null][],
][] = [
  [
    "checks that pass › record what they read",
    answer(
      204,
      open,
      ["Access-Control-Allow-Methods", "PUT"],
      ["Access-Control-Allow-Headers", "X-A"],
      ["Access-Control-Allow-Headers", "X-B"],
    ),
    null,
    [
      ["allow-origin", "passed", origin],
      ["ok-status", "passed", "204"],
      ["allow-methods", "passed", "PUT"],
      ["allow-headers", "passed", "X-A, X-B"],
    ],
  ],
  [
    "checks after a failed one › not reached",
    answer(404, open),
    "PreflightInvalidStatus",
    [
      ["allow-origin", "passed", origin],
      ["ok-status", "failed", "404"],
      ["allow-methods", "not-reached", null],
      ["allow-headers", "not-reached", null],
    ],
  ],
  [
    "an absent header › found as null",
    answer(204),
    "PreflightMissingAllowOriginHeader",
    [
      ["allow-origin", "failed", null],
      ["ok-status", "not-reached", null],
      ["allow-methods", "not-reached", null],
      ["allow-headers", "not-reached", null],
    ],
  ],
  ["no response › no check reached", null, null, full.map((id) => [id, "not-reached", null])],
];

test.for(runs)("run › %s", ([, response, code, want]) => {
  const { steps, refusal } = preflight(request, response);
  expect(refusal?.code ?? null).toBe(code);
  expect(steps.map(({ id, state, found }) => [id, state, found])).toEqual(want);
  expect(steps.every(({ phase, hop }) => phase === "preflight" && hop === 2)).toBe(true);
});

test("run › earlier steps › kept, and new steps have the same properties", () => {
  const before = toLocationStep("http://localhost:4000/b", null, 0);
  const steps = [before];
  run(corsChecks(request), answer(200, open), {
    request,
    rules: chromium,
    steps,
    phase: "response",
    hop: 1,
  });
  expect(steps[0]).toBe(before);
  expect(Object.keys(steps[1] ?? {}).toSorted()).toEqual(Object.keys(before).toSorted());
});

const targets: [rule: string, refusal: Parameters<typeof toLocationStep>[1], Step["state"]][] = [
  ["an allowed target › passes", null, "passed"],
  ["a blocked target › fails", { code: "RedirectContainsCredentials", parameter: "" }, "failed"],
  ["a target that is a network error › fails", "failed", "failed"],
];

test.for(targets)("toLocationStep › %s", ([, refusal, state]) => {
  expect(toLocationStep("ftp://a.example/", refusal, 3)).toMatchObject({
    id: "redirect-location",
    phase: "redirect",
    hop: 3,
    header: "location",
    found: "ftp://a.example/",
    state,
  });
});
