import { expect, test } from "vitest";
import type { HeaderLine } from "../../http/headers.ts";
import { allow, asked, open, put, to } from "../../test/exchanges.ts";
import { notAllowed, printed, three, toLines, type WebKitRow } from "../../test/webkit-lines.ts";

const put204 = (...headers: HeaderLine[]) => [asked(204, [open, ...headers])];

const rows: WebKitRow[] = [
  [
    "a failed status without headers › the status",
    put,
    [asked(404, [])],
    three("Preflight response is not successful. Status code: 404"),
  ],
  [
    "a redirect › the status",
    put,
    [asked(307, [open, to("/b")])],
    three("Preflight response is not successful. Status code: 307"),
  ],
  [
    "a 304 › the usual order of lines",
    put,
    [asked(304, [])],
    three("Preflight response is not successful. Status code: 304"),
  ],
  ["a missing Allow-Origin › its message", put, [asked(204, [])], three(notAllowed(204))],
  [
    "an invalid list of methods › quoted in full",
    put,
    put204(allow("Methods", "PUT;POST"), allow("Methods", "GET")),
    three("Header Access-Control-Allow-Methods has an invalid value: PUT;POST, GET"),
  ],
  [
    "an invalid list of headers › quoted in full, with U+FFFD for bytes that are not UTF-8",
    put,
    put204(allow("Headers", "\u00ff \u00c3\u00a9")),
    three(
      "Header Access-Control-Allow-Headers has an invalid value: \u00ef\u00bf\u00bd \u00c3\u00a9",
    ),
  ],
  [
    "an unlisted method › named",
    put,
    put204(),
    three("Method PUT is not allowed by Access-Control-Allow-Methods."),
  ],
  [
    "an unlisted header › named as script wrote it",
    put,
    put204(allow("Methods", "*")),
    three("Request header field X-A is not allowed by Access-Control-Allow-Headers."),
  ],
  [
    "several unlisted headers › one that WebKit knows, in its spelling",
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

test.for(rows)("WebKit's console about a preflight › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});
