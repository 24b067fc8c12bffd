import { expect, test } from "vitest";
import { render } from "../report/terminal.ts";
import { explain, toLines } from "./explain.ts";

const origin = "https://app.example.com";
const url = "https://api.example.com/items";
const line = `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.`;

const texts: [kind: string, text: string, says: RegExp][] = [
  ["a console line", line, /Found 1 error from Chromium/],
  [
    "response heads",
    `HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nContent-Type: application/json`,
    /Response headers: 1 response/,
  ],
  [
    "the output of curl -v",
    `> GET /items HTTP/1.1\n> Host: api.example.com\n> Origin: ${origin}\n>\n< HTTP/1.1 200 OK\n< Content-Length: 2\n<`,
    /The output of curl: 1 response/,
  ],
  [
    "a fetch call",
    `fetch("${url}", { method: "PUT", headers: { "Content-Type": "application/json" } })`,
    /a fetch call/,
  ],
  [
    "a configuration",
    `app.use(cors({ origin: "*", credentials: true }));`,
    /A configuration for the cors package of Express/,
  ],
];

const toText = (text: string, stack: Parameters<typeof toLines>[1] = null) =>
  render(toLines(explain(text), stack), { width: 100, hasColor: false });

test.for(texts)("explain › %s › is recognized and answered", ([, text, says]) => {
  expect(toText(text)).toMatch(says);
  expect(explain(text).answers.length).toBeGreaterThan(0);
});

test("explain › a blocked PUT › the sentence, the server’s code and the page", () => {
  const text = toText(line, "express");
  expect(text).toMatch(/the preflight got a status that is not a\s+success/);
  expect(text).toMatch(/In Express:\n {2}app\.use\(cors\(\{\n {2} {2}origin: \["https:\/\/app/);
  expect(text).toMatch(/\/errors\/preflight-invalid-status/);
});

test("explain › nothing known › says what to paste", () => {
  const { answers, advice } = explain("hello");
  expect(answers).toEqual([]);
  expect(advice).toMatch(/\w/);
  expect(toText("hello\u001b[2J")).not.toContain("\u001b");
});

test("explain › a configuration that does not do what it seems to › says so", () => {
  const { problems } = explain(`app.use(cors({ origin: "*", credentials: true }));`);
  expect(problems.join("\n")).toMatch(/no star for a request with cookies/);
});

test("explain › --from › answers the question for the page’s origin", () => {
  const heads = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://other.example\n";
  expect(explain(heads).answers[0]?.question?.fact).toBe("origin");
  const { answers } = explain(heads, { origin, cookies: false });
  expect(answers[0]?.summary.sentence).toMatch(/allows “https:\/\/other\.example”/);
});
