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

test.for(names)("%s is forbidden to script: %s", ([name, want]) => {
  expect(isForbiddenRequestHeader(name, "1", standard)).toBe(want);
  expect(isForbiddenRequestHeader(name, "1", chromium)).toBe(want);
});

test("User-Agent is forbidden in Chromium and free in the standard", () => {
  expect(isForbiddenRequestHeader("User-Agent", "me", chromium)).toBe(true);
  expect(isForbiddenRequestHeader("User-Agent", "me", standard)).toBe(false);
});

const overrides: [rule: string, name: string, value: string, want: boolean][] = [
  ["an override to PUT is free", "X-HTTP-Method-Override", "PUT", false],
  ["an override to TRACE is forbidden", "X-HTTP-Method-Override", "TRACE", true],
  ["by every one of the three names", "X-HTTP-Method", "TRACE", true],
  ["in every case", "x-method-override", "trace", true],
  ["CONNECT is forbidden too", "X-Method-Override", "CONNECT", true],
  ["and TRACK", "X-Method-Override", "TRACK", true],
  ["one bad element of a list is enough", "X-Method-Override", "GET,\tTRACE ", true],
  ["a list of good ones is free", "X-Method-Override", "GET, PUT", false],
  ["a longer word is free", "X-Method-Override", "TRACER", false],
  ["two words are no method", "X-Method-Override", "TRACE GET", false],
  ["an empty override is free", "X-Method-Override", "", false],
  ["another header may say TRACE", "X-Method", "TRACE", false],
];

test.for(overrides)("%s", ([, name, value, want]) => {
  expect(isForbiddenRequestHeader(name, value, standard)).toBe(want);
});
