import { expect, test } from "vitest";
import { readLine } from "./read-line.ts";

const others: [rule: string, line: string][] = [
  ["an empty text", ""],
  ["prose about CORS", "It is blocked by CORS policy, and I do not know why."],
  ["fetch's TypeError", "Uncaught (in promise) TypeError: Failed to fetch"],
  ["a failed resource", "Failed to load resource: net::ERR_FAILED"],
  [
    "a resource with a failed status",
    "Failed to load resource: the server responded with a status of 404 (Not Found)",
  ],
  ["another error", "Uncaught ReferenceError: items is not defined at app.js:12"],
  [
    "an unknown reason in Chromium's frame",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: Because of the weather.",
  ],
  [
    "mixed content",
    "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but requested an insecure resource 'http://localhost:4000/items'. This request has been blocked; the content must be served over HTTPS.",
  ],
  [
    "a content security policy",
    `Connecting to 'http://localhost:4000/items' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
  ],
];

test.for(others)("readLine › %s › null", ([, line]) => {
  expect(readLine(line)).toBeNull();
});

const traps: [rule: string, line: string, want: object][] = [
  [
    "a preflight prefix before a preflight's own message › that message's code",
    "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: Method PUT is not allowed by Access-Control-Allow-Methods.",
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "a value that contains an ending › kept whole",
    "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value 'x Have the server send the header with a valid value.'. Have the server send the header with a valid value.",
    { parameter: "x Have the server send the header with a valid value." },
  ],
  [
    "characters that earlier versions did not escape › unchanged",
    "Failed to load http://a/: The 'Access-Control-Allow-Origin' header contains the invalid value 'é'. Origin 'http://b' is therefore not allowed access.",
    { code: "InvalidAllowOriginValue", parameter: "é" },
  ],
];

test.for(traps)("readLine › %s", ([, line, want]) => {
  expect(readLine(line)).toMatchObject(want);
});
