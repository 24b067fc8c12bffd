import { expect, test } from "vitest";
import { answer, open, own, to } from "../../test/exchanges.ts";
import {
  denied,
  noCors,
  noScheme,
  notAllowed,
  printed,
  three,
  toLines,
  url,
  type WebKitRow,
} from "../../test/webkit-lines.ts";

const rows: WebKitRow[] = [
  [
    "a redirect that fails the CORS check › names its target",
    {},
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b", notAllowed(302)),
  ],
  [
    "a redirect that inherits a fragment › names its target with the fragment",
    { url: `${url}#top` },
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b#top", notAllowed(302), `${url}#top`),
  ],
  [
    "a redirect that inherits an empty fragment › names its target with the fragment",
    { url: `${url}#` },
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b#", notAllowed(302), `${url}#`),
  ],
  [
    "a response after redirects › names the last address and the Origin that was sent",
    {},
    [answer("GET", 302, [open, to("http://127.0.0.1:4000/b")]), answer("GET", 200, [own])],
    three(notAllowed(200, "null"), "http://127.0.0.1:4000/b"),
  ],
  [
    "a redirect with a user name › once without it, once as the response has it",
    { url: `${url}#top` },
    [answer("GET", 302, [open, to("//me:pw@localhost:4000/b")])],
    denied(
      "http://localhost:4000/b#top",
      "redirection URL http://me:pw@localhost:4000/b has credentials",
      `${url}#top`,
    ),
  ],
  [
    "a redirect to another scheme › names the address that redirects",
    {},
    [answer("GET", 302, [open, to("data:text/plain,x")])],
    denied("data:text/plain,x", noScheme),
  ],
  [
    "a redirect to an invalid URL › the same as another scheme",
    {},
    [answer("GET", 302, [open, to("http://a b/")])],
    denied("http://a b/", noScheme),
  ],
  [
    "a redirect to an invalid URL without Allow-Origin › the missing header",
    {},
    [answer("GET", 307, [to("http://")])],
    denied("http://", notAllowed(307)),
  ],
  [
    "a redirect to ftp: › names the first address",
    noCors,
    [answer("GET", 302, [open, to("/b")]), answer("GET", 302, [to("ftp://a.example/")])],
    three("FTP URLs are disabled"),
  ],
  [
    "a redirect to another scheme in no-cors mode › names its target",
    noCors,
    [answer("GET", 302, [to("x:b")])],
    three("Redirection to URL with a scheme that is not HTTP(S).", "x:b").slice(0, 2),
  ],
  [
    "a redirect to an invalid URL in no-cors mode › cannot be shown",
    noCors,
    [answer("GET", 302, [to("http://")])],
    ["Failed to load resource: The URL can’t be shown"],
  ],
  ["an empty Location › no line", {}, [answer("GET", 302, [open, to("")])], []],
  [
    "the twenty-first redirect › too many redirections",
    {},
    Array.from({ length: 21 }, () => answer("GET", 307, [open, to("#")])),
    three("Load cannot follow more than 20 redirections", `${url}#`),
  ],
];

test.for(rows)("WebKit's console about a redirect › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
