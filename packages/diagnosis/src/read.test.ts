import { longestText } from "@blocked/cors-protocol/explain";
import { expect, test } from "vitest";
import { toAnswer } from "./answer/answer.ts";
import { read, withEdit } from "./read.ts";
import { decide, har, line, verbose } from "./test/pasted.ts";

test.for([
  ["a line", line, "Found 1 error from Chromium", 1],
  [
    "two lines of one failure",
    `${line}\nGET https://api.example.com/items net::ERR_FAILED 200 (OK)`,
    "Found 1 error from Chromium",
    1,
  ],
  ["curl -vi", verbose, "The output of curl: 1 response to a preflight", 1],
  ["response headers", "HTTP/2 200\ncontent-type: text/html", "Response headers: 1 response", 1],
  ["a HAR file", har, "A HAR file of WebInspector, 3 requests, 2 failures", 2],
  [
    "a configuration",
    'await app.register(cors, { origin: ["https://www.example.com"], allowHeaders: ["X-Tenant"] })',
    "A configuration for @fastify/cors",
    1,
  ],
  ["prose", "It does not work.", "Not recognized", 0],
] as const)("read › %s › says what it is", ([, text, recognized, failures]) => {
  const result = read(text);
  expect(result.recognized).toBe(recognized);
  expect(result.found).toHaveLength(failures);
});

test("read › nothing known › what would help, and no claim", () => {
  expect(read("It does not work.").advice).toContain("copy the red lines of the Console tab");
});

test.for([
  ["a whole line", line, /^$/],
  ["a text over the limit", `${line}\n${"x".repeat(longestText)}`, /longer than what is read/],
  ["a whole HAR file", har, /^$/],
  ["a HAR file without its end", har.slice(0, har.lastIndexOf(",{")), /ends in the middle/],
] as const)("read › %s › says what was not read", ([, text, says]) => {
  expect(read(text).cut ?? "").toMatch(says);
});

test("read › curl -vi shows each header twice › one header, and no refusal", () => {
  const { problem, summary } = decide(verbose);
  expect(problem.judged?.exchanges[0]?.response?.headers).toEqual([
    ["access-control-allow-origin", "https://www.example.com"],
    ["access-control-allow-methods", "POST"],
  ]);
  expect(summary.sentence).toContain("The preflight is allowed");
});

test("read › an exchange that allows the page › readable", () => {
  const { summary } = decide(
    `${verbose}\n> POST /items HTTP/1.1\n> Host: api.example.com\n> Origin: https://www.example.com\n>\n< HTTP/1.1 200 OK\n< access-control-allow-origin: https://www.example.com\n`,
  );
  expect([summary.look, summary.sentence]).toEqual([
    "readable",
    "The browser hands the response to the page: the server allows https://www.example.com.",
  ]);
});

test("read › a HAR file › every failed exchange, judged", () => {
  const { found } = read(har);
  const sentences = found.map((one) => toAnswer(withEdit(one), []).summary.sentence);
  expect(sentences[0]).toBe(
    "GET https://api.example.com/a from https://app.example.com: the response has no Access-Control-Allow-Origin header.",
  );
  expect(sentences[1]).toMatch(/^No server listens at this address/);
});

test("read › a response that names an origin › asks for the page's, and then decides", () => {
  const head = "HTTP/2 200\naccess-control-allow-origin: https://app.example.com";
  expect(decide(head).question?.fact).toBe("origin");
  expect(decide(head, { origin: "https://app.example.com" }).summary.look).toBe("readable");
  expect(decide(head, { origin: "https://www.example.com" }).problem.finding.code).toBe(
    "AllowOriginMismatch",
  );
});

test("read › a response alone, for a preflighted method › asks for the preflight's response", () => {
  const head = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *";
  expect(decide(head).summary.look).toBe("readable");
  expect(decide(head, { method: "DELETE" }).summary.sentence).toContain(
    "Paste the response to that OPTIONS request too",
  );
});

test.for([
  [
    "405 without headers",
    "HTTP/1.1 405 Method Not Allowed\nAllow: GET",
    "PreflightMissingAllowOriginHeader",
  ],
  [
    "405 with the header",
    "HTTP/1.1 405 Method Not Allowed\nAccess-Control-Allow-Origin: *",
    "PreflightInvalidStatus",
  ],
] as const)("read › a preflight answered with %s › its code", ([, head, code]) => {
  const asked = `> OPTIONS /items HTTP/1.1\n> Host: api.example.com\n> Origin: https://app.example.com\n> Access-Control-Request-Method: DELETE\n>\n`;
  const { problem } = decide(asked + head.replaceAll(/^/gm, "< "));
  expect(problem.finding.code).toBe(code);
  expect(problem.facts.method).toBe("DELETE");
});

test("read › a redirect › asks for the next response, and judges it", () => {
  const first =
    "HTTP/1.1 301 Moved Permanently\nAccess-Control-Allow-Origin: *\nLocation: https://app.example.test/items\n\n";
  const known = { url: "https://api.example.com/items", origin: "http://localhost:3000" };
  expect(decide(first, known).summary.sentence).toContain("Paste the next response too");
  const { problem, wordings } = decide(`${first}HTTP/1.1 200 OK\nVary: Origin`, known);
  expect(problem.finding).toMatchObject({
    code: "MissingAllowOriginHeader",
    redirectedFrom: known.url,
  });
  expect(wordings[0]?.lines[0]).toContain(
    "'https://app.example.test/items' (redirected from 'https://api.example.com/items')",
  );
});

test("read › an error that the page may read › CORS is fine", () => {
  const { summary } = decide("HTTP/1.1 500 Internal Server Error\nAccess-Control-Allow-Origin: *");
  expect(summary.sentence).toBe(
    "CORS is fine: the page may read the response, and the server responded with 500.",
  );
});

test("read › Copy as fetch › the configuration for that very request", () => {
  const { fix, question } = decide(
    'await fetch("https://api.example.com/items/3", { "credentials": "include", "headers": { "Authorization": "Bearer x", "Content-Type": "application/json" }, "referrer": "https://app.example.com/", "method": "PATCH", "body": "{}" });',
  );
  expect(question).toBeNull();
  expect(fix?.needs).toEqual({
    origins: ["https://app.example.com"],
    cookies: true,
    methods: ["GET", "HEAD", "POST", "PATCH"],
    headers: ["Content-Type", "Authorization"],
    exposed: [],
  });
});

test("read › a line beside its request › what the line leaves out comes from the request", () => {
  const { problem } = decide(
    `${line}\ncurl 'https://api.example.com/items' -X PUT -H 'Origin: https://app.example.com' -H 'Authorization: Bearer x'`,
  );
  expect(problem.facts).toMatchObject({ method: "PUT", headers: ["authorization"] });
});

test("read › headers one letter from a known one › the one that was meant", () => {
  expect(read("HTTP/2 200\nAcceess-Control-Allow-Credentials: true").misspelt).toEqual([
    { written: "Acceess-Control-Allow-Credentials", meant: "access-control-allow-credentials" },
  ]);
});
