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
    "a refused preflight fails, and its request with it",
    asking,
    [asked(204, [])],
    [missing(204), failed],
  ],
  [
    "a redirected preflight is checked once more, and a line without a value is none there too",
    asking,
    [asked(308, [["access-control-allow-origin", ""], own, ["Location", "/elsewhere"]])],
    [notRedirected, blocked("CORS preflight response did not succeed). Status code: 308."), failed],
  ],
  [
    "a preflight's status",
    asking,
    [asked(404, [open])],
    [blocked("CORS preflight response did not succeed). Status code: 404."), failed],
  ],
  ["a method that is not listed", asking, [asked(204, [open])], [noMethod, failed]],
  [
    "the method is looked for before the other list is read",
    asking,
    [asked(204, [open, allow("Headers", "a b")])],
    [noMethod, failed],
  ],
  [
    "the first token that is none",
    asking,
    [asked(204, [open, allow("Methods", "PUT, a b, c d")])],
    [blocked("invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’)."), failed],
  ],
  [
    "an empty element is none of them",
    asking,
    [asked(204, [open, allow("Methods", "PUT, , a b")])],
    [blocked("invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’)."), failed],
  ],
  [
    "and in the other list",
    asking,
    [asked(204, [open, allow("Methods", "PUT"), allow("Headers", "X-A;q=1")])],
    [blocked("invalid token ‘X-A;q=1’ in CORS header ‘Access-Control-Allow-Headers’)."), failed],
  ],
  [
    "of several refused headers the first in the alphabet",
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
    "a preflight's redirect has three lines",
    asking,
    [asked(307, [open, to("/b")])],
    [notRedirected, blocked("CORS preflight response did not succeed). Status code: 307."), failed],
  ],
  [
    "so has one that fails the check",
    asking,
    [asked(307, [allow("Origin", "x"), to("/b")])],
    [mismatch("x"), failed, failed],
  ],
  [
    "one to another origin is checked again, for `null`",
    { ...asking, ...include },
    [asked(307, [own, cookies, to("http://127.0.0.1:4000/b")])],
    [notRedirected, mismatch(get.origin), failed],
  ],
  [
    "which the wildcard allows",
    asking,
    [asked(307, [open, to("http://127.0.0.1:4000/b")])],
    [notRedirected, blocked("CORS preflight response did not succeed). Status code: 307."), failed],
  ],
  [
    "one that cannot be followed is not told",
    asking,
    [asked(302, [open, to("//user@localhost:4000/b")])],
    [failed, failed],
  ],
  ["nor is one to another scheme", asking, [asked(302, [open, to("x:b")])], [failed, failed]],
];

test.for(rows)("the console of Firefox: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
