import { expect, test } from "vitest";
import { readLine } from "./read-line.ts";

const others: [rule: string, line: string][] = [
  ["nothing", ""],
  ["a word about CORS", "It is blocked by CORS policy, and I do not know why."],
  ["fetch's own error", "Uncaught (in promise) TypeError: Failed to fetch"],
  ["a resource that failed", "Failed to load resource: net::ERR_FAILED"],
  [
    "a resource with a status",
    "Failed to load resource: the server responded with a status of 404 (Not Found)",
  ],
  ["an ordinary error", "Uncaught ReferenceError: items is not defined at app.js:12"],
  [
    "a reason that nobody gave",
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

test.for(others)("not a line about CORS: %s", ([, line]) => {
  expect(readLine(line)).toBeNull();
});

const traps: [rule: string, line: string, want: object][] = [
  [
    "the prefix before a sentence of its own is no code of its own",
    "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: Method PUT is not allowed by Access-Control-Allow-Methods.",
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "an ending inside of a value is a part of the value",
    "Access to fetch at 'http://a/' from origin 'http://b' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value 'x Have the server send the header with a valid value.'. Have the server send the header with a valid value.",
    { parameter: "x Have the server send the header with a valid value." },
  ],
  [
    "characters of earlier versions are what they are",
    "Failed to load http://a/: The 'Access-Control-Allow-Origin' header contains the invalid value 'é'. Origin 'http://b' is therefore not allowed access.",
    { code: "InvalidAllowOriginValue", parameter: "é" },
  ],
];

test.for(traps)("%s", ([, line, want]) => {
  expect(readLine(line)).toMatchObject(want);
});
