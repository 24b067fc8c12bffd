import { expect, test } from "vitest";
import { allow, asked, get, open, own, to } from "../../test/exchanges.ts";
import {
  asking,
  blocked,
  failed,
  type FirefoxRow,
  include,
  mismatch,
  missing,
  noMethod,
  notRedirected,
  printed,
  toLines,
} from "../../test/firefox-lines.ts";

const cookies = allow("Credentials", "true");

const rows: FirefoxRow[] = [
  [
    "a refused preflight › its reason, then the failed request",
    asking,
    [asked(204, [])],
    [missing(204), failed],
  ],
  [
    "a redirected preflight with an empty line beside a value › the empty line is ignored",
    asking,
    [asked(308, [["access-control-allow-origin", ""], own, ["Location", "/elsewhere"]])],
    [notRedirected, blocked("CORS preflight response did not succeed). Status code: 308."), failed],
  ],
  [
    "a failed status › its message",
    asking,
    [asked(404, [open])],
    [blocked("CORS preflight response did not succeed). Status code: 404."), failed],
  ],
  ["an unlisted method › its message", asking, [asked(204, [open])], [noMethod, failed]],
  [
    "an unlisted method and an invalid list of headers › the method",
    asking,
    [asked(204, [open, allow("Headers", "a b")])],
    [noMethod, failed],
  ],
  [
    "an invalid list of methods › its first invalid token",
    asking,
    [asked(204, [open, allow("Methods", "PUT, a b, c d")])],
    [blocked("invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’)."), failed],
  ],
  [
    "an invalid list with an empty element › its first invalid token",
    asking,
    [asked(204, [open, allow("Methods", "PUT, , a b")])],
    [blocked("invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’)."), failed],
  ],
  [
    "an invalid list of headers › its first invalid token",
    asking,
    [asked(204, [open, allow("Methods", "PUT"), allow("Headers", "X-A;q=1")])],
    [blocked("invalid token ‘X-A;q=1’ in CORS header ‘Access-Control-Allow-Headers’)."), failed],
  ],
  [
    "several refused headers › the first by name",
    {
      headers: [
        ["x-b", "1"],
        ["X-A", "1"],
      ],
    },
    [asked(204, [open])],
    [
      blocked(
        "header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
      ),
      failed,
    ],
  ],
  [
    "a redirect › three lines",
    asking,
    [asked(307, [open, to("/b")])],
    [notRedirected, blocked("CORS preflight response did not succeed). Status code: 307."), failed],
  ],
  [
    "a redirect that fails the second check › three lines",
    asking,
    [asked(307, [allow("Origin", "x"), to("/b")])],
    [mismatch("x"), failed, failed],
  ],
  [
    "a redirect to another origin › a second check for `null`",
    { ...asking, ...include },
    [asked(307, [own, cookies, to("http://127.0.0.1:4000/b")])],
    [notRedirected, mismatch(get.origin), failed],
  ],
  [
    "a redirect to another origin with the wildcard › passes the second check",
    asking,
    [asked(307, [open, to("http://127.0.0.1:4000/b")])],
    [notRedirected, blocked("CORS preflight response did not succeed). Status code: 307."), failed],
  ],
  [
    "a redirect that cannot be followed › no redirect message",
    asking,
    [asked(302, [open, to("//user@localhost:4000/b")])],
    [failed, failed],
  ],
  [
    "a redirect to another scheme › no redirect message",
    asking,
    [asked(302, [open, to("x:b")])],
    [failed, failed],
  ],
];

test.for(rows)("Firefox's console about a preflight › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
