import { expect, test } from "vitest";
import { longestPasted } from "../../lib/address-limits.ts";
import { readPasted } from "./read-pasted.ts";

const chromium =
  "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
const found =
  "/errors/method-disallowed-by-preflight-response?url=http%3A%2F%2Flocalhost%3A4000%2Fitems&origin=http%3A%2F%2Flocalhost%3A3000&parameter=PUT";

const known: [what: string, text: string, href: string][] = [
  ["a Chromium line", chromium, found],
  ["a line with what DevTools adds", `app.js:12 ${chromium}\n`, found],
  ["a whole console", `Hello\nGET http://a net::ERR_FAILED\n${chromium}\nmore`, found],
  ["two lines without a break", `${chromium}PUT http://a net::ERR_FAILED`, found],
  ["one line twice, without a break", chromium + chromium, found],
  ["a line in quotation marks", `“${chromium}”`, found],
  [
    "a line of an earlier Chromium",
    "XMLHttpRequest cannot load http://a.test/x. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://b.test' is therefore not allowed access.",
    "/errors/missing-allow-origin-header?url=http%3A%2F%2Fa.test%2Fx&origin=http%3A%2F%2Fb.test",
  ],
  ["a line that quotes markup", chromium.replace("PUT", "<b>"), found.replace("PUT", "%3Cb%3E")],
];

test.for(known)("pasted text › %s › the page of its code", ([, text, href]) => {
  expect(readPasted(text)).toEqual({ kind: "found", href });
});

test("pasted text › an ambiguous WebKit line › several pages, the likeliest first", () => {
  const pasted = readPasted(
    "Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 200",
  );
  if (pasted.kind !== "several") throw new Error(pasted.kind);
  expect(pasted.pages.length).toBeGreaterThan(1);
  expect(pasted.pages[0]?.href).toContain("/errors/missing-allow-origin-header");
});

const unknown: [what: string, text: string, advice: RegExp][] = [
  ["nothing", " \n", /^Paste the line first/],
  [
    "a request that failed",
    "GET http://a/ net::ERR_FAILED 200 (OK)",
    /only says that the request failed/,
  ],
  ["the error that script gets", "TypeError: Failed to fetch", /only says that the request failed/],
  ["a line about something else", "Uncaught ReferenceError: x is not defined", /is not about CORS/],
  [
    "a text over the limit",
    "x".repeat(longestPasted + 1),
    /^Paste only the line .*: at most 4000 characters are read, and these are 4001\.$/,
  ],
  ["a text at the limit", "x".repeat(longestPasted), /is not about CORS/],
];

test.for(unknown)("pasted text › %s › advice", ([, text, advice]) => {
  const pasted = readPasted(text);
  expect(pasted.kind === "unknown" && pasted.advice).toMatch(advice);
});
