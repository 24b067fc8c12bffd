import { expect, test } from "vitest";
import { readPaste } from "./read-paste.ts";

test("readPaste › headers that are one letter from a known one › named", () => {
  const { misspelt } = readPaste(
    "HTTP/1.1 200 OK\nAcceess-Control-Allow-Credentials: true\nAccess-Control-Allowed-Origin: *\nAccess-Control-Allow-Header: x-a\nAccess_Control_Allow_Methods: PUT\nAcces-Control-Expose-Headers: x\nX-Access-Token: 1\nAccess-Control-Max-Age: 5\nCross-Origin-Opener-Policy: same-origin",
  );
  expect(misspelt.map(({ meant }) => meant)).toEqual([
    "access-control-allow-credentials",
    "access-control-allow-origin",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-expose-headers",
  ]);
});

test("readPaste › a console line › its findings, and nothing to ask", () => {
  const { kinds, findings, missing } = readPaste(
    "Access to fetch at 'https://api.example.com/items' from origin 'https://www.example.com' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
  );
  expect({ kinds, missing }).toEqual({ kinds: ["console"], missing: [] });
  expect(findings).toMatchObject([{ code: "MethodDisallowedByPreflightResponse" }]);
});

test("readPaste › lines that are not about CORS › nothing to ask", () => {
  const lines = [
    "Uncaught DOMException: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
    "TypeError: Failed to fetch",
  ];
  expect(lines.map((line) => readPaste(line).missing)).toEqual([[], []]);
});

test("readPaste › a part of a console line › its address and its page are asked for", () => {
  const text = "No 'Access-Control-Allow-Origin' header is present on the requested resource";
  expect(readPaste(text).missing).toEqual(["url", "origin"]);
});

test("readPaste › a console line and the response › both", () => {
  const { kinds, findings, responses, missing } = readPaste(
    "Access to fetch at 'https://api.example.com/items' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n\nHTTP/2 502\nserver: nginx\ncontent-type: text/html",
  );
  expect(kinds).toEqual(["response heads", "console"]);
  expect(findings).toMatchObject([{ code: "MissingAllowOriginHeader" }]);
  expect(responses.response).toMatchObject([{ status: 502 }]);
  expect(missing).toEqual(["method"]);
});

test.for(["hello: world\nfoo: bar", "It does not work.", "", "{}", "[]", "const a = { b: 1 };"])(
  "readPaste › “%s” › nothing recognised, and what would help",
  (text) => {
    const { kinds, advice } = readPaste(text);
    expect(kinds).toEqual([]);
    expect(advice).toContain("Nothing here is a line that we know");
  },
);
