import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const url = "https://api.example.com/items/3";

const rows: [what: string, text: string, want: object[]][] = [
  [
    "a preflight",
    `XHROPTIONS\n${url}\nCORS Missing Allow Origin`,
    [{ code: "PreflightMissingAllowOriginHeader", url, method: null }],
  ],
  [
    "a request with its time",
    `XHRPATCH\n${url}\n[HTTP/2 403 12ms]\nCORS Missing Allow Origin`,
    [{ code: "MissingAllowOriginHeader", url, method: "PATCH" }],
  ],
  [
    "a request, all in one line",
    `XHRDELETE${url} CORS Method Not Found`,
    [{ code: "MethodDisallowedByPreflightResponse", url, method: "DELETE" }],
  ],
  [
    "the title in brackets",
    `PUT ${url} [CORS Missing Allow Header 4ms]`,
    [{ code: "HeaderDisallowedByPreflightResponse", url, method: "PUT" }],
  ],
  [
    "two requests with the same title",
    `XHRGET\n${url}\nCORS Missing Allow Origin\n\nXHRPUT\nhttps://api.example.com/b\nCORS Missing Allow Origin`,
    [
      { url, method: "GET", times: 1 },
      { url: "https://api.example.com/b", method: "PUT", times: 1 },
    ],
  ],
  [
    "a row of the Network panel, which names no scheme",
    "403\tPATCH\tapi.example.com\titems\txhr\tjson\tCORS Missing Allow Origin",
    [{ code: "MissingAllowOriginHeader", url: null, method: "PATCH" }],
  ],
  [
    "a title without a request",
    "items\nCORS Missing Allow Origin",
    [{ code: "MissingAllowOriginHeader", url: null, method: null }],
  ],
];

test.for(rows)("explain › Firefox's row: %s › its method and address", ([, text, want]) => {
  expect(explain(text).findings).toMatchObject(want.map((one) => ({ engine: "firefox", ...one })));
});
