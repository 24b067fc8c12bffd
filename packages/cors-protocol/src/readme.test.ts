import { expect, test } from "vitest";
import { createRequest, engineRules, judge, preflightReasons, toConsoleLines } from "./index.ts";
import { asked } from "./test/exchanges.ts";

// The README prints these values: change both together.
const init = { url: "http://localhost:4000/items", method: "POST" };
const json: [string, string] = ["Content-Type", "application/json"];
const request = createRequest({ ...init, headers: [json] }, "http://localhost:3000");

test("README › its request › needs a preflight for the value of Content-Type", () => {
  const reasons = [{ kind: "header", name: "content-type", rule: "value" }];
  expect(preflightReasons(request)).toEqual(reasons);
});

test.for([
  [
    "chromium",
    "PreflightMissingAllowOriginHeader",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: ",
  ],
  ["webkit", "PreflightInvalidStatus", "Preflight response is not successful. Status code: 404"],
] as const)("README › its preflight in %s › %s", ([engine, code, line]) => {
  const exchanges = [asked(404, [])];
  const verdict = judge(request, exchanges, engineRules[engine]);
  expect(verdict).toMatchObject({ outcome: "blocked", code });
  expect(toConsoleLines(request, exchanges, verdict, engine)?.[0]?.[0]).toContain(line);
});
