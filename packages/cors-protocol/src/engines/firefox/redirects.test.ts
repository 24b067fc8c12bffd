import { expect, test } from "vitest";
import { answer, get, open, to } from "../../test/exchanges.ts";
import {
  failed,
  type FirefoxRow,
  missing,
  notHttp,
  printed,
  toLines,
  url,
} from "../../test/firefox-lines.ts";

const rows: FirefoxRow[] = [
  [
    "a redirect that fails the check fails, too",
    get,
    [answer("GET", 303, [to("/b")])],
    [missing(303), failed],
  ],
  [
    "one to another scheme is told with both addresses",
    get,
    [answer("GET", 302, [open, to("ftp://localhost/b")])],
    [notHttp("ftp://localhost/b"), failed],
  ],
  [
    "data: is refused without a word of its own",
    get,
    [answer("GET", 302, [open, to("data:,x")])],
    [failed],
  ],
  ["and before the CORS check", get, [answer("GET", 302, [to("ws://localhost/")])], [failed]],
  [
    "file: with an error of security",
    get,
    [answer("GET", 302, [open, to("file:///etc/hosts")])],
    [`Security Error: Content at ${url} may not load or link to file:///etc/hosts.`, failed],
  ],
  [
    "blob: with another",
    get,
    [answer("GET", 302, [open, to("blob:http://localhost/x")])],
    [`Security Error: Content at ${url} may not load data from blob:http://localhost/x.`, failed],
  ],
  [
    "a user name is a failure like any other",
    get,
    [answer("GET", 302, [open, to("//user@localhost:4000/b")])],
    [failed],
  ],
  ["no address at all", get, [answer("GET", 302, [to("http://")])], [failed]],
  [
    "two addresses make any answer fail",
    get,
    [answer("GET", 200, [open, to("/a"), to("/b")])],
    [failed],
  ],
  // Not measured in a browser: what the model says of the last two.
  [
    "be one of them a file",
    get,
    [answer("GET", 200, [open, to("file:///etc/hosts"), to("/b")])],
    [failed],
  ],
  [
    "a redirect from home to another scheme is told in one line",
    { url: `${get.origin}/items` },
    [answer("GET", 302, [to("ftp://localhost/b")])],
    [notHttp("ftp://localhost/b")],
  ],
];

test.for(rows)("the console of Firefox: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
