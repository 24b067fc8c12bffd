import { expect, test } from "vitest";
import { isHttp, isUrl, originOf, parseUrl, schemeOf } from "./url.ts";

const urls: [rule: string, text: string, want: boolean][] = [
  ["an address with a scheme is a URL", "http://a.example/", true],
  ["a host and a port are a URL whose scheme is the host", "localhost:3000", true],
  ["a bare host is none", "a.example", false],
  ["a path is none", "/items", false],
  ["a scheme without a host is none", "http://", false],
  ["nothing is none", "", false],
];

test.for(urls)("%s", ([, text, want]) => {
  expect(isUrl(text)).toBe(want);
});

const parsed: [rule: string, text: string, base: string | undefined, want: string | null][] = [
  ["an absolute address needs no base", "http://a.example", undefined, "http://a.example/"],
  ["a path is read against its base", "/b", "http://a.example/c", "http://a.example/b"],
  ["a path without a base is null", "/b", undefined, null],
  ["a space is escaped", "http://a.example/ b", undefined, "http://a.example/%20b"],
  ["a bad port is null", "http://a.example:x", undefined, null],
];

test.for(parsed)("parsing: %s", ([, text, base, want]) => {
  expect(parseUrl(text, base)?.href ?? null).toBe(want);
});

const origins: [rule: string, url: string, want: string][] = [
  ["scheme, host and port", "https://a.example:8443/b?c#d", "https://a.example:8443"],
  ["the scheme's own port is left out", "https://a.example:443/", "https://a.example"],
  ["upper case is lowered", "HTTP://A.EXAMPLE/", "http://a.example"],
  ["user and password are left out", "http://user:pw@a.example/", "http://a.example"],
  ["a data: address has an opaque one", "data:text/plain,x", "null"],
  ["a file: address has an opaque one", "file:///etc/hosts", "null"],
  ["a scheme of its own has an opaque one", "localhost:4000/items", "null"],
  ["what is no URL has none", "items", "null"],
];

test.for(origins)("an origin: %s", ([, url, want]) => {
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

test.for(schemes)("%s has the scheme '%s' and is http or https: %s", ([url, scheme, http]) => {
  expect([schemeOf(url), isHttp(url)]).toEqual([scheme, http]);
});
