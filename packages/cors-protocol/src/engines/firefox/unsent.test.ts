import { expect, test } from "vitest";
import { toConsoleLines } from "../../explain/console-lines.ts";
import { judge } from "../../fetch/judge.ts";
import { createRequest } from "../../fetch/request.ts";
import { get } from "../../test/exchanges.ts";
import { type FirefoxRow, notHttp, printed, toLines, url } from "../../test/firefox-lines.ts";
import { firefox } from "../../quirks/rules.ts";

const rows: FirefoxRow[] = [
  [
    "same-origin mode › a security error",
    { mode: "same-origin" },
    [],
    [`Security Error: Content at ${get.origin}/lab may not load data from ${url}.`],
  ],
  [
    "another scheme › the message about the scheme",
    { url: "ftp://localhost/b" },
    [],
    [notHttp("ftp://localhost/b")],
  ],
  [
    "about:blank with a query › the message about the scheme",
    { url: "about:blank?a" },
    [],
    [notHttp("about:blank?a")],
  ],
  [
    "about:blank in upper case › the message about the scheme",
    { url: "about:BLANK" },
    [],
    [notHttp("about:BLANK")],
  ],
  ["another scheme in no-cors mode › no line", { url: "x:b", mode: "no-cors" }, [], []],
  [
    "file: › a security error",
    { url: "file:///etc/hosts", mode: "no-cors" },
    [],
    [`Security Error: Content at ${get.origin}/lab may not load or link to file:///etc/hosts.`],
  ],
  [
    "about: › a security error",
    { url: "about:config" },
    [],
    [`Security Error: Content at ${get.origin}/lab may not load or link to about:config.`],
  ],
  [
    "blob: of another origin › a security error",
    { url: "blob:http://localhost/x" },
    [],
    [
      `Security Error: Content at ${get.origin}/lab may not load data from blob:http://localhost/x.`,
    ],
  ],
  ["ws: › no line", { url: "ws://localhost/" }, [], []],
  ["ws: in same-origin mode › no line", { url: "ws://localhost/", mode: "same-origin" }, [], []],
  [
    "javascript: in same-origin mode › no line",
    { url: "javascript:1", mode: "same-origin" },
    [],
    [],
  ],
];

test.for(rows)("Firefox's console about an unsent request › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

test("Firefox's console about an unsent request › an unknown page › its origin's root", () => {
  const request = createRequest({ url, mode: "same-origin" }, get.origin, firefox);
  expect(toConsoleLines(request, [], judge(request, [], firefox), "firefox")).toEqual([
    [`Security Error: Content at ${get.origin}/ may not load data from ${url}.`],
  ]);
});
