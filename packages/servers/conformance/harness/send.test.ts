import { expect, test } from "vitest";
import { toHead } from "./send.ts";

const rows: [rule: string, text: string, want: ReturnType<typeof toHead>][] = [
  [
    "spelling, order and repeated lines › as they came",
    "HTTP/1.1 200 OK\r\nvary: Origin\r\nX-A:1\r\nVary:  Accept \r\n\r\nbody",
    {
      status: 200,
      headers: [
        ["vary", "Origin"],
        ["X-A", "1"],
        ["Vary", "Accept"],
      ],
    },
  ],
  [
    "a colon in a value › kept",
    "HTTP/1.1 204\r\nA: http://b\r\n\r\n",
    { status: 204, headers: [["A", "http://b"]] },
  ],
  [
    "100 Continue › the response after it",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nA: b\r\n\r\n",
    { status: 201, headers: [["A", "b"]] },
  ],
  [
    "an error with Node's reason phrase › the phrase left out",
    "HTTP/1.1 500 Internal Server Error\r\n\r\n",
    { status: 500, headers: [] },
  ],
  [
    "an error with another reason phrase › kept",
    "HTTP/1.1 500 INTERNAL SERVER ERROR\r\n\r\n",
    { status: 500, statusText: "INTERNAL SERVER ERROR", headers: [] },
  ],
  [
    "an error without a reason phrase › an empty one",
    "HTTP/1.1 500 \r\n\r\n",
    { status: 500, statusText: "", headers: [] },
  ],
  ["an incomplete head › none", "HTTP/1.1 200 OK\r\nA: b\r\n", null],
  ["nothing › none", "", null],
];

test.for(rows)("response head › %s", ([, text, want]) => {
  expect(toHead(text)).toEqual(want);
});
