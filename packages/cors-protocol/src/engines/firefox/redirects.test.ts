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
    "a redirect that fails the CORS check › its reason, then the failed request",
    get,
    [answer("GET", 303, [to("/b")])],
    [missing(303), failed],
  ],
  [
    "a redirect to another scheme › a line for each address",
    get,
    [answer("GET", 302, [open, to("ftp://localhost/b")])],
    [notHttp("ftp://localhost/b"), failed],
  ],
  [
    "a redirect to data: › only the failed request",
    get,
    [answer("GET", 302, [open, to("data:,x")])],
    [failed],
  ],
  [
    "a redirect to ws: without Allow-Origin › only the failed request",
    get,
    [answer("GET", 302, [to("ws://localhost/")])],
    [failed],
  ],
  [
    "a redirect to file: › also a security error",
    get,
    [answer("GET", 302, [open, to("file:///etc/hosts")])],
    [`Security Error: Content at ${url} may not load or link to file:///etc/hosts.`, failed],
  ],
  [
    "a redirect to blob: › also another security error",
    get,
    [answer("GET", 302, [open, to("blob:http://localhost/x")])],
    [`Security Error: Content at ${url} may not load data from blob:http://localhost/x.`, failed],
  ],
  [
    "a redirect with a user name › only the failed request",
    get,
    [answer("GET", 302, [open, to("//user@localhost:4000/b")])],
    [failed],
  ],
  [
    "a redirect to an invalid URL › only the failed request",
    get,
    [answer("GET", 302, [to("http://")])],
    [failed],
  ],
  [
    "two Locations › only the failed request",
    get,
    [answer("GET", 200, [open, to("/a"), to("/b")])],
    [failed],
  ],
  // The last two rows state the model's result; no browser run confirms them.
  [
    "two Locations, one of them file: › only the failed request",
    get,
    [answer("GET", 200, [open, to("file:///etc/hosts"), to("/b")])],
    [failed],
  ],
  [
    "a redirect from the page's origin to another scheme › one line",
    { url: `${get.origin}/items` },
    [answer("GET", 302, [to("ftp://localhost/b")])],
    [notHttp("ftp://localhost/b")],
  ],
];

test.for(rows)("Firefox's console about a redirect › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
