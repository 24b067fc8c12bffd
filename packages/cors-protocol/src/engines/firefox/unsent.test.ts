import { expect, test } from "vitest";
import { toConsoleLines } from "../../explain/console-lines.ts";
import { judge } from "../../fetch/judge.ts";
import { createRequest } from "../../fetch/request.ts";
import { get } from "../../test/exchanges.ts";
import { type FirefoxRow, notHttp, printed, toLines, url } from "../../test/firefox-lines.ts";
import { firefox } from "../../test/rules.ts";

const rows: FirefoxRow[] = [
  [
    "a request that may not leave the page",
    { mode: "same-origin" },
    [],
    [`Security Error: Content at ${get.origin}/lab may not load data from ${url}.`],
  ],
  [
    "an address of another scheme",
    { url: "ftp://localhost/b" },
    [],
    [notHttp("ftp://localhost/b")],
  ],
  ["an empty page is one", { url: "about:blank?a" }, [], [notHttp("about:blank?a")]],
  ["in any case of its letters", { url: "about:BLANK" }, [], [notHttp("about:BLANK")]],
  ["without cors mode it is not told", { url: "x:b", mode: "no-cors" }, [], []],
  [
    "a file is a matter of security",
    { url: "file:///etc/hosts", mode: "no-cors" },
    [],
    [`Security Error: Content at ${get.origin}/lab may not load or link to file:///etc/hosts.`],
  ],
  [
    "so are the browser's own pages",
    { url: "about:config" },
    [],
    [`Security Error: Content at ${get.origin}/lab may not load or link to about:config.`],
  ],
  [
    "and what is in another page's memory",
    { url: "blob:http://localhost/x" },
    [],
    [
      `Security Error: Content at ${get.origin}/lab may not load data from blob:http://localhost/x.`,
    ],
  ],
  ["a socket is nothing to load", { url: "ws://localhost/" }, [], []],
  [
    "not even where only the page's origin is",
    { url: "ws://localhost/", mode: "same-origin" },
    [],
    [],
  ],
  ["nor is a script", { url: "javascript:1", mode: "same-origin" }, [], []],
];

test.for(rows)("the console of Firefox: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

test("where the page is not known, it is its origin's first", () => {
  const request = createRequest({ url, mode: "same-origin" }, get.origin, firefox);
  expect(toConsoleLines(request, [], judge(request, [], firefox), "firefox")).toEqual([
    [`Security Error: Content at ${get.origin}/ may not load data from ${url}.`],
  ]);
});
