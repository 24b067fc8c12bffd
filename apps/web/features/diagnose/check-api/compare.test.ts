import { createRequest, type Exchange, type HeaderLine, judge } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import type { Examined } from "../../../lib/own-server/examined.ts";
import type { Got } from "../../../lib/explain/explain.ts";
import { compare, type Seen, toRetries } from "./compare.ts";

const origin = "http://localhost:3000";
const allowed: HeaderLine[] = [["Access-Control-Allow-Origin", origin]];
type Outcome = Examined["report"]["verdicts"][number]["outcome"];

/** What the lab's server saw: the responses in order, and how the doctor sums them up. */
function examined(
  outcome: Outcome,
  responses: [status: number, headers: HeaderLine[]][],
  method = "GET",
): Examined {
  const request = createRequest(
    { url: "http://localhost:4000/items", method, headers: [], credentials: "same-origin" },
    origin,
  );
  const exchanges = responses.map(([status, headers], index): Exchange => ({
    method: index === 0 && method !== "GET" ? "OPTIONS" : method,
    path: "/items",
    requestHeaders:
      index === 0 && method !== "GET" ? [["Access-Control-Request-Method", method]] : [],
    response: { status, headers },
    handlerRan: false,
    rowsWritten: 0,
    at: 0,
  }));
  const verdict = judge(request, exchanges);
  const sentence = outcome === "no response" ? "Nothing listens at localhost:4000." : "";
  const own = { engine: "chromium", version: "1", code: null, parameter: null, lines: [] } as const;
  const report = { verdicts: [{ ...own, outcome, sentence }] } as unknown as Examined["report"];
  return { report, request, exchanges, verdict };
}

const failed: Got = { error: "TypeError: Failed to fetch" };
const works = examined("works", [[200, allowed]]);
const unauthorized = examined("works", [[401, allowed]]);
const blocked = examined("blocked", [[200, []]]);
const preflight = examined("blocked", [[200, []]], "PUT");
const down = examined("no response", []);
const held = examined("preflight allowed", [[204, allowed]], "PUT");
const unsent = examined("undecided", [], "POST");

const only = (got: Got, more: Partial<Seen> = {}): Seen => ({
  got,
  withoutCookies: null,
  withoutCache: null,
  ...more,
});
const ok: Got = { status: 200 };

test.for<[name: string, seen: Seen, examined: Examined, sentence: string]>([
  ["both read 200", only(ok), works, "The page may read the response, status 200."],
  ["both are blocked", only(failed), blocked, "It is blocked. "],
  ["both are blocked in the preflight", only(failed), preflight, "It is blocked. "],
  ["no server", only(failed), down, "This is not CORS. Nothing listens at localhost:4000."],
  [
    "the browser reads, the server's side stopped",
    only(ok),
    held,
    "The preflight allows PUT; the lab’s server went no further.",
  ],
])("comparison › %s › agrees", ([, seen, server, sentence]) => {
  const found = compare(seen, server, false);
  expect(found.kind).toBe("agree");
  expect(found.sentence).toContain(sentence);
});

test.for<[name: string, seen: Seen, examined: Examined, isInclude: boolean, cause: RegExp]>([
  [
    "401 without the cookie",
    only(ok, { withoutCookies: { status: 401 } }),
    unauthorized,
    true,
    /^A cookie makes the difference: with its cookies this browser got status 200\. .*: status 401\.$/,
  ],
  [
    "blocked without the cookie",
    only(ok, { withoutCookies: failed }),
    blocked,
    true,
    /^A cookie makes the difference: .*: blocked\.$/,
  ],
  [
    "blocked past the cache",
    only(ok, { withoutCookies: ok, withoutCache: failed }),
    blocked,
    true,
    /^The browser’s cache makes the difference: /,
  ],
  [
    "neither cookie nor cache separates",
    only(ok, { withoutCookies: ok, withoutCache: ok }),
    unauthorized,
    true,
    /^The server allows the request, and answers 401, and this browser got status 200: .*proxy/,
  ],
  [
    "the preflight is blocked now",
    only(ok),
    preflight,
    false,
    /^What the server sends is blocked \(Preflight\w+\).*the browser remembers an earlier preflight.*or an extension/,
  ],
  [
    "the browser alone fails",
    only(failed),
    works,
    false,
    /^The server allows the request, and answers 200, and this browser failed: an extension/,
  ],
  ["the browser alone reaches it", only(ok), down, false, /^Only this browser .*Nothing listens/],
])("comparison › %s › disagrees, and names it", ([, seen, server, isInclude, cause]) => {
  const found = compare(seen, server, isInclude);
  expect(found.kind).toBe("disagree");
  expect(found.sentence).toMatch(cause);
});

test.for<[name: string, got: Got, examined: Examined]>([
  ["a preflight that is allowed, and a failure", failed, held],
  ["nothing was sent, and a status", ok, unsent],
  ["nothing was sent, and a failure", failed, unsent],
])("comparison › %s › is open, and says how to go on", ([, got, server]) => {
  const found = compare(only(got), server, false);
  expect(found.kind).toBe("open");
  expect(found.sentence).toContain("Allow the lab’s server to send");
});

test("second requests › only where a GET was read and the server's side ended otherwise", () => {
  expect(toRetries(ok, unauthorized, true)).toEqual(["without cookies", "without cache"]);
  expect(toRetries(ok, blocked, false)).toEqual(["without cache"]);
  expect(toRetries(ok, works, true)).toEqual([]);
  expect(toRetries(failed, works, true)).toEqual([]);
  expect(toRetries(ok, preflight, true)).toEqual([]);
});
