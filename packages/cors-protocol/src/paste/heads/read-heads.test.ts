import { expect, test } from "vitest";
import { readHeads } from "./read-heads.ts";
import type { ResponseHead } from "../../model/exchange.ts";

const origin: [string, string] = ["access-control-allow-origin", "http://localhost:3000"];

const rows: [rule: string, text: string, want: ResponseHead[]][] = [
  ["an empty text › no head", "", []],
  ["prose › no head", "It does not work, and I do not know why.", []],
  [
    "curl -i › status and headers without the body",
    'HTTP/1.1 200 OK\r\naccess-control-allow-origin: http://localhost:3000\r\n\r\n{"a": "b: c"}\r\n',
    [{ status: 200, headers: [origin] }],
  ],
  [
    "HTTP/2 without a reason phrase › status and headers",
    "HTTP/2 204 \nvary: Origin\n",
    [{ status: 204, headers: [["vary", "Origin"]] }],
  ],
  [
    "curl -iL › several heads",
    "HTTP/1.1 302 Found\nLocation: /b\n\nHTTP/1.1 200 OK\naccess-control-allow-origin: http://localhost:3000\n\nbody",
    [
      { status: 302, headers: [["Location", "/b"]] },
      { status: 200, headers: [origin] },
    ],
  ],
  [
    "curl -v › only the response's lines",
    "> OPTIONS / HTTP/1.1\n> Origin: http://localhost:3000\n* Request completely sent off\n< HTTP/1.1 204 No Content\n< access-control-allow-origin: http://localhost:3000\n< \n",
    [{ status: 204, headers: [origin] }],
  ],
  [
    "DevTools' list with values on the next line › headers",
    "access-control-allow-origin:\nhttp://localhost:3000\nvary\nOrigin",
    [{ status: 200, headers: [origin, ["vary", "Origin"]] }],
  ],
  [
    "DevTools' summary › status and headers",
    "Request URL:\nhttp://localhost:4000/items\nStatus Code:\n404 Not Found\naccess-control-allow-origin:\nhttp://localhost:3000",
    [{ status: 404, headers: [origin] }],
  ],
  [
    "DevTools' summary on one line › status and headers",
    "Status Code: 500 Internal Server Error\nvary: Origin",
    [{ status: 500, headers: [["vary", "Origin"]] }],
  ],
  [
    "HTTP/2's :status › status and headers",
    ":status: 403\nvary: Origin",
    [{ status: 403, headers: [["vary", "Origin"]] }],
  ],
  [
    "headers without a status › a 200",
    "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *",
    [
      {
        status: 200,
        headers: [
          ["Access-Control-Allow-Origin", "*"],
          ["Access-Control-Allow-Origin", "*"],
        ],
      },
    ],
  ],
  [
    "whitespace around a value › removed",
    "HTTP/1.1 200\nvary:   Origin\t",
    [{ status: 200, headers: [["vary", "Origin"]] }],
  ],
];

test.for(rows)("readHeads › %s", ([, text, want]) => {
  expect(readHeads(text)).toEqual(want);
});
