import { expect, test } from "vitest";
import { readHeads } from "./read-heads.ts";
import type { ResponseHead } from "../model/exchange.ts";

const origin: [string, string] = ["access-control-allow-origin", "http://localhost:3000"];

const rows: [rule: string, text: string, want: ResponseHead[]][] = [
  ["nothing is no answer", "", []],
  ["prose is no answer", "It does not work, and I do not know why.", []],
  [
    "curl -i: status, headers, body",
    'HTTP/1.1 200 OK\r\naccess-control-allow-origin: http://localhost:3000\r\n\r\n{"a": "b: c"}\r\n',
    [{ status: 200, headers: [origin] }],
  ],
  [
    "HTTP/2 has no reason phrase",
    "HTTP/2 204 \nvary: Origin\n",
    [{ status: 204, headers: [["vary", "Origin"]] }],
  ],
  [
    "curl -iL: one answer after another",
    "HTTP/1.1 302 Found\nLocation: /b\n\nHTTP/1.1 200 OK\naccess-control-allow-origin: http://localhost:3000\n\nbody",
    [
      { status: 302, headers: [["Location", "/b"]] },
      { status: 200, headers: [origin] },
    ],
  ],
  [
    "curl -v: the answer's lines alone",
    "> OPTIONS / HTTP/1.1\n> Origin: http://localhost:3000\n* Request completely sent off\n< HTTP/1.1 204 No Content\n< access-control-allow-origin: http://localhost:3000\n< \n",
    [{ status: 204, headers: [origin] }],
  ],
  [
    "DevTools' list: the value on the next line",
    "access-control-allow-origin:\nhttp://localhost:3000\nvary\nOrigin",
    [{ status: 200, headers: [origin, ["vary", "Origin"]] }],
  ],
  [
    "DevTools' summary names the status",
    "Request URL:\nhttp://localhost:4000/items\nStatus Code:\n404 Not Found\naccess-control-allow-origin:\nhttp://localhost:3000",
    [{ status: 404, headers: [origin] }],
  ],
  [
    "or on one line",
    "Status Code: 500 Internal Server Error\nvary: Origin",
    [{ status: 500, headers: [["vary", "Origin"]] }],
  ],
  [
    "HTTP/2's own field",
    ":status: 403\nvary: Origin",
    [{ status: 403, headers: [["vary", "Origin"]] }],
  ],
  [
    "headers alone are those of a 200",
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
    "white space around a value is none of it",
    "HTTP/1.1 200\nvary:   Origin\t",
    [{ status: 200, headers: [["vary", "Origin"]] }],
  ],
];

test.for(rows)("%s", ([, text, want]) => {
  expect(readHeads(text)).toEqual(want);
});
