import { expect, test } from "vitest";
import { isHttp, isUrl, originOf, parseUrl, schemeOf } from "./url.ts";

const urls: [rule: string, text: string, want: boolean][] = [
  ["a scheme and a host › a URL", "http://a.example/", true],
  ["a host and a port › a URL with the host as its scheme", "localhost:3000", true],
  ["a host without a scheme › no URL", "a.example", false],
  ["a path › no URL", "/items", false],
  ["a scheme without a host › no URL", "http://", false],
  ["an empty text › no URL", "", false],
];

test.for(urls)("isUrl › %s", ([, text, want]) => {
  expect(isUrl(text)).toBe(want);
});

const parsed: [rule: string, text: string, base: string | undefined, want: string | null][] = [
  [
    "an absolute URL without a base › serialised",
    "http://a.example",
    undefined,
    "http://a.example/",
  ],
  ["a path with a base › resolved", "/b", "http://a.example/c", "http://a.example/b"],
  ["a path without a base › null", "/b", undefined, null],
  ["a space › escaped", "http://a.example/ b", undefined, "http://a.example/%20b"],
  ["an invalid port › null", "http://a.example:x", undefined, null],
];

test.for(parsed)("parseUrl › %s", ([, text, base, want]) => {
  expect(parseUrl(text, base)?.href ?? null).toBe(want);
});

const origins: [rule: string, url: string, want: string][] = [
  ["a whole URL › scheme, host and port", "https://a.example:8443/b?c#d", "https://a.example:8443"],
  ["the default port › left out", "https://a.example:443/", "https://a.example"],
  ["upper case › lower case", "HTTP://A.EXAMPLE/", "http://a.example"],
  ["a user name and a password › left out", "http://user:pw@a.example/", "http://a.example"],
  ["a data: URL › null", "data:text/plain,x", "null"],
  ["a file: URL › null", "file:///etc/hosts", "null"],
  ["an unknown scheme › null", "localhost:4000/items", "null"],
  ["an invalid URL › null", "items", "null"],
];

test.for(origins)("originOf › %s", ([, url, want]) => {
  expect(originOf(url)).toBe(want);
});

const schemes: [url: string, scheme: string, http: boolean][] = [
  ["http://a.example/", "http", true],
  ["https://a.example/", "https", true],
  ["HTTPS://a.example/", "https", true],
  ["httpx://a.example/", "httpx", false],
  ["ws://a.example/", "ws", false],
  ["view-source:http://a.example/", "view-source", false],
  ["localhost:4000/items", "localhost", false],
  ["git+ssh://a.example/", "git+ssh", false],
  ["/http://a.example/", "", false],
  ["1http://a.example/", "", false],
  ["", "", false],
];

test.for(schemes)("schemeOf and isHttp › %s › '%s' and %s", ([url, scheme, http]) => {
  expect([schemeOf(url), isHttp(url)]).toEqual([scheme, http]);
});

test("isUrl › a letter beyond ASCII, after many other addresses › still a URL", () => {
  for (let count = 0; count < 100_000; count += 1) isUrl(`https://host-${count % 7}.example`);
  expect(isUrl("https://b\u00fccher.example")).toBe(true);
});
