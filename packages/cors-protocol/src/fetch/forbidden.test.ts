import { expect, test } from "vitest";
import { isForbiddenRequestHeader } from "./forbidden.ts";
import { chromium, standard } from "../quirks/rules.ts";

const names: [name: string, want: boolean][] = [
  ["Accept-Charset", true],
  ["Accept-Encoding", true],
  ["Access-Control-Request-Headers", true],
  ["Access-Control-Request-Method", true],
  ["Connection", true],
  ["Content-Length", true],
  ["Cookie", true],
  ["Cookie2", true],
  ["Date", true],
  ["DNT", true],
  ["Expect", true],
  ["Host", true],
  ["Keep-Alive", true],
  ["Origin", true],
  ["Referer", true],
  ["Set-Cookie", true],
  ["TE", true],
  ["Trailer", true],
  ["Transfer-Encoding", true],
  ["Upgrade", true],
  ["Via", true],
  ["Proxy-Authorization", true],
  ["Proxy-Anything", true],
  ["Sec-Fetch-Mode", true],
  ["SEC-CH-UA", true],
  ["cOOKIE", true],
  ["Proxy", false],
  ["Sec", false],
  ["X-Sec-A", false],
  ["X-Cookie", false],
  ["Accept", false],
  ["Authorization", false],
  ["Content-Type", false],
  ["Access-Control-Allow-Origin", false],
  ["constructor", false],
];

test.for(names)("forbidden request header › %s › %s", ([name, want]) => {
  expect(isForbiddenRequestHeader(name, "1", standard)).toBe(want);
  expect(isForbiddenRequestHeader(name, "1", chromium)).toBe(want);
});

test("forbidden request header › User-Agent › forbidden in Chromium, allowed by the standard", () => {
  expect(isForbiddenRequestHeader("User-Agent", "me", chromium)).toBe(true);
  expect(isForbiddenRequestHeader("User-Agent", "me", standard)).toBe(false);
});

const overrides: [rule: string, name: string, value: string, want: boolean][] = [
  ["X-HTTP-Method-Override: PUT › allowed", "X-HTTP-Method-Override", "PUT", false],
  ["X-HTTP-Method-Override: TRACE › forbidden", "X-HTTP-Method-Override", "TRACE", true],
  ["X-HTTP-Method: TRACE › forbidden", "X-HTTP-Method", "TRACE", true],
  ["TRACE in lower case › forbidden", "x-method-override", "trace", true],
  ["CONNECT › forbidden", "X-Method-Override", "CONNECT", true],
  ["TRACK › forbidden", "X-Method-Override", "TRACK", true],
  ["a list with TRACE › forbidden", "X-Method-Override", "GET,\tTRACE ", true],
  ["a list of allowed methods › allowed", "X-Method-Override", "GET, PUT", false],
  ["TRACER › allowed", "X-Method-Override", "TRACER", false],
  ["two words › allowed", "X-Method-Override", "TRACE GET", false],
  ["an empty value › allowed", "X-Method-Override", "", false],
  ["another header with the value TRACE › allowed", "X-Method", "TRACE", false],
];

test.for(overrides)("method override header › %s", ([, name, value, want]) => {
  expect(isForbiddenRequestHeader(name, value, standard)).toBe(want);
});
