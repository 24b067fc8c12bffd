import { expect, test } from "vitest";
import type { HeaderLine } from "../../http/headers.ts";
import { allow, asked, open, put, to } from "../../test/exchanges.ts";
import { notAllowed, printed, three, toLines, type WebKitRow } from "../../test/webkit-lines.ts";

const put204 = (...headers: HeaderLine[]) => [asked(204, [open, ...headers])];

const rows: WebKitRow[] = [
  [
    "a preflight's status, before its headers",
    put,
    [asked(404, [])],
    three("Preflight response is not successful. Status code: 404"),
  ],
  [
    "a preflight that is redirected",
    put,
    [asked(307, [open, to("/b")])],
    three("Preflight response is not successful. Status code: 307"),
  ],
  [
    "a preflight's 304 has its lines in the order of all others",
    put,
    [asked(304, [])],
    three("Preflight response is not successful. Status code: 304"),
  ],
  ["a preflight's missing header", put, [asked(204, [])], three(notAllowed(204))],
  [
    "a list of methods that is none, as a whole",
    put,
    put204(allow("Methods", "PUT;POST"), allow("Methods", "GET")),
    three("Header Access-Control-Allow-Methods has an invalid value: PUT;POST, GET"),
  ],
  [
    "a list of headers that is none: bytes that are no UTF-8 are replaced, the others stand as they are",
    put,
    put204(allow("Headers", "\u00ff \u00c3\u00a9")),
    three(
      "Header Access-Control-Allow-Headers has an invalid value: \u00ef\u00bf\u00bd \u00c3\u00a9",
    ),
  ],
  ["a method", put, put204(), three("Method PUT is not allowed by Access-Control-Allow-Methods.")],
  [
    "a header, as script wrote it",
    put,
    put204(allow("Methods", "*")),
    three("Request header field X-A is not allowed by Access-Control-Allow-Headers."),
  ],
  [
    "of several headers one that it knows, in its own spelling",
    {
      ...put,
      headers: [
        ["x-a", "1"],
        ["cache-control", "1"],
        ["authorization", "1"],
      ],
    },
    put204(allow("Methods", "*"), allow("Headers", "authorization")),
    three("Request header field Cache-Control is not allowed by Access-Control-Allow-Headers."),
  ],
];

test.for(rows)("WebKit's console: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
