import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { bareGet } from "../../../lib/composition/draft.ts";
import { isHeld, toAnswer } from "./answer.ts";
import { exchange, page, sent } from "./test/sent.ts";

const failed = { error: "TypeError: Failed to fetch" };
const allow: HeaderLine = ["Access-Control-Allow-Origin", page];
const preflight = (...headers: HeaderLine[]) => exchange("OPTIONS", 204, headers);
const methods: HeaderLine = ["Access-Control-Allow-Methods", "PUT"];
const types: HeaderLine = ["Access-Control-Allow-Headers", "Content-Type"];
const ran = { handlerRan: true };

test.for([
  [
    "readable response",
    sent(bareGet, { status: 200 }, [exchange("GET", 200, [allow], ran)]),
    { ending: "works", second: true },
  ],
  [
    "response without the header",
    sent(bareGet, failed, [exchange("GET", 200, [], ran)]),
    { ending: "response", second: true },
  ],
  [
    "crash before the handler",
    sent(bareGet, failed, [exchange("GET", 500)]),
    { ending: "response", second: false },
  ],
  [
    "preflight without the method",
    sent({}, failed, [preflight(allow)]),
    { ending: "preflight", second: false },
  ],
  [
    "preflight passed, response blocked",
    sent({}, failed, [preflight(allow, methods, types), exchange("PUT", 200, [], ran)]),
    { ending: "response", second: true },
  ],
] as const)("answer › %s › by browser and server", ([, one, answer]) => {
  expect(toAnswer(one)).toEqual(answer);
});

test.for([
  ["the API does not respond", sent(bareGet, failed, null)],
  [
    "script got a response that the rules block",
    sent(bareGet, { status: 200 }, [exchange("GET", 200)]),
  ],
  [
    "script got nothing from a response that the rules allow",
    sent(bareGet, failed, [exchange("GET", 200, [allow])]),
  ],
  ["nothing reached the server", sent(bareGet, failed, [])],
] as const)("answer › %s › none", ([, one]) => {
  expect(toAnswer(one)).toBeNull();
});

test.for([
  ["exposed", [["x-total-count", "3"]], true],
  ["not exposed", [["content-type", "application/json"]], false],
] as const)("answer about a header › %s › by what script may read", ([, headers, second]) => {
  const one = sent(bareGet, { status: 200 }, [exchange("GET", 200, [allow], ran)], [
    ...headers,
  ] as HeaderLine[]);
  expect(toAnswer(one, "X-Total-Count")).toEqual({ ending: "works", second });
});

test("prediction › one of the two answers differs › does not hold", () => {
  const answer = { ending: "response", second: true } as const;
  expect(isHeld(answer, answer)).toBe(true);
  expect(isHeld({ ...answer, second: false }, answer)).toBe(false);
  expect(isHeld({ ...answer, ending: "preflight" }, answer)).toBe(false);
});
