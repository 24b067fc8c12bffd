import { expect, test } from "vitest";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, firefox, standard, webkit } from "../quirks/rules.ts";
import { get } from "../test/exchanges.ts";
import { createPreflightCache } from "./cache.ts";

const put = (...names: string[]): CorsRequest => ({
  ...get,
  method: "PUT",
  headers: names.map((name) => [name, "1"]),
});
const allow = (headers: string, maxAge = "60") => ({
  status: 204,
  headers: [
    ["Access-Control-Allow-Methods", "PUT"],
    ["Access-Control-Allow-Headers", headers],
    ["Access-Control-Max-Age", maxAge],
  ] satisfies HeaderLine[],
});

test.each([standard, chromium, firefox, webkit])(
  "preflight cache › two preflights of one address › $id covers the first again only if they add up",
  (rules) => {
    const cache = createPreflightCache({ rules, now: () => 0 });
    cache.store(put("X-A"), allow("x-a"));
    cache.store(put("X-B"), allow("x-b"));
    const addsUp = rules === standard || rules === firefox;
    expect(cache.covers(put("X-B"))).toBe(true);
    expect(cache.covers(put("X-A"))).toBe(addsUp);
    expect(cache.covers(put("X-A", "X-B"))).toBe(addsUp);
    expect(cache.covers(put("X-C"))).toBe(false);
    expect(cache.covers({ ...put("X-B"), url: `${get.url}?other` })).toBe(false);
  },
);

test("preflight cache › Max-Age is over › covers nothing and keeps nothing", () => {
  let time = 0;
  const cache = createPreflightCache({ now: () => time });
  cache.store(put("X-A"), allow("x-a", "1"));
  expect(cache.covers(put("X-A"))).toBe(true);
  time = 1000;
  expect(cache.covers(put("X-A"))).toBe(false);
  cache.store({ ...put("X-A"), url: `${get.url}?other` }, allow("x-a"));
  expect(cache.size).toBe(1);
});

test("preflight cache › cleared for an address › keeps the others", () => {
  const cache = createPreflightCache({ now: () => 0 });
  const other = { ...put("X-A"), url: `${get.url}?other` };
  cache.store(put("X-A"), allow("x-a"));
  cache.store(other, allow("x-a"));
  cache.clear(other);
  expect([cache.covers(put("X-A")), cache.covers(other)]).toEqual([true, false]);
});

test("preflight cache › the same preflight a thousand times › is kept once", () => {
  const cache = createPreflightCache({ rules: standard, now: () => 0 });
  for (let count = 0; count < 1000; count += 1) cache.store(put("X-A"), allow("x-a"));
  expect(cache.size).toBe(1);
});
