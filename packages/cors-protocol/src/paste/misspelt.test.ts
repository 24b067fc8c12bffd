import { expect, test } from "vitest";
import { readPaste } from "./read-paste.ts";

const misspelt: [what: string, text: string, want: object[]][] = [
  [
    "a request's header in a response",
    "HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Request-Method: PUT",
    [{ written: "Access-Control-Request-Method", meant: "access-control-allow-methods" }],
  ],
  [
    "a request's header in a request",
    "> OPTIONS /a HTTP/1.1\n> Host: api.example.com\n> Access-Control-Request-Method: PUT\n>\n< HTTP/1.1 204\n",
    [],
  ],
  [
    "a stored file's own attribute",
    "HTTP/1.1 200 OK\nx-goog-meta-access-control-allow-origin: *",
    [{ written: "x-goog-meta-access-control-allow-origin", meant: "access-control-allow-origin" }],
  ],
];

test.for(misspelt)("readPaste › %s › the header that was meant", ([, text, want]) => {
  expect(readPaste(text).misspelt).toEqual(want);
});
