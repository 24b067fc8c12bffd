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
    "a redirect that was refused names where it would have led",
    {},
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b", notAllowed(302)),
  ],
  [
    "with the fragment that it inherits",
    { url: `${url}#top` },
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b#top", notAllowed(302), `${url}#top`),
  ],
  [
    "be it empty",
    { url: `${url}#` },
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b#", notAllowed(302), `${url}#`),
  ],
  [
    "what comes after a redirect names the last address, and the origin that was told",
    {},
    [answer("GET", 302, [open, to("http://127.0.0.1:4000/b")]), answer("GET", 200, [own])],
    three(notAllowed(200, "null"), "http://127.0.0.1:4000/b"),
  ],
  [
    "a redirect to a user: once without, and once as the answer said it",
    { url: `${url}#top` },
    [answer("GET", 302, [open, to("//me:pw@localhost:4000/b")])],
    denied(
      "http://localhost:4000/b#top",
      "redirection URL http://me:pw@localhost:4000/b has credentials",
      `${url}#top`,
    ),
  ],
  [
    "a redirect to another scheme names the address that redirects",
    {},
    [answer("GET", 302, [open, to("data:text/plain,x")])],
    denied("data:text/plain,x", noScheme),
  ],
  [
    "a redirect to no URL, as one to another scheme",
    {},
    [answer("GET", 302, [open, to("http://a b/")])],
    denied("http://a b/", noScheme),
  ],
  [
    "and before that, that it was not allowed",
    {},
    [answer("GET", 307, [to("http://")])],
    denied("http://", notAllowed(307)),
  ],
  [
    "a redirect to ftp: names the first address, in every mode",
    noCors,
    [answer("GET", 302, [open, to("/b")]), answer("GET", 302, [to("ftp://a.example/")])],
    three("FTP URLs are disabled"),
  ],
  [
    "without CORS, a redirect to another scheme is told by its target",
    noCors,
    [answer("GET", 302, [to("x:b")])],
    three("Redirection to URL with a scheme that is not HTTP(S).", "x:b").slice(0, 2),
  ],
  [
    "without CORS, a redirect to no URL is one of the network",
    noCors,
    [answer("GET", 302, [to("http://")])],
    ["Failed to load resource: The URL can’t be shown"],
  ],
  ["an empty Location fails without a word", {}, [answer("GET", 302, [open, to("")])], []],
  [
    "the twenty-first redirect",
    {},
    Array.from({ length: 21 }, () => answer("GET", 307, [open, to("#")])),
    three("Load cannot follow more than 20 redirections", `${url}#`),
  ],
];

test.for(rows)("WebKit's console: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
