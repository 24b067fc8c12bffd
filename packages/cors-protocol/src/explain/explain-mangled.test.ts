import { expect, test } from "vitest";
import { explain } from "./explain.ts";
import { readLine } from "./read-line.ts";

const lines = [
  "Access to fetch at 'https://api.example.com/items?a=1' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  "Access to XMLHttpRequest at 'https://api.example.com/items' from origin 'http://localhost:5173' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value 'https://app.example.com' that is not equal to the supplied origin.",
  "Access to fetch at 'https://b.example/y' (redirected from 'https://api.example.com/x') from origin 'https://www.example.com' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
  "Access to fetch at 'https://api.example.com/items' from origin 'https://www.example.com' has been blocked by CORS policy: Request header field x-tenant is not allowed by Access-Control-Allow-Headers in preflight response.",
  "XMLHttpRequest cannot load http://api.example.com/x. Response for preflight has invalid HTTP status code 405",
  "Failed to load http://api.example.com/x: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. Origin 'http://localhost:4200' is therefore not allowed access.",
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://app.example.com’).",
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items. (Reason: header ‘x-tenant’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
  "Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 502",
  "Request header field X-Tenant is not allowed by Access-Control-Allow-Headers.",
  "Preflight response is not successful. Status code: 404",
];

const escape = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("'", "&#39;")
    .replaceAll("‘", "&lsquo;")
    .replaceAll("’", "&#x2019;");
/** Breaks a line at a width, as a terminal and a mail program do. */
const wrap = (text: string, width: number, begin: string) =>
  (text.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join(`\n${begin}`);

const mangles: Record<string, (line: string) => string> = {
  "without its full stop": (line) => line.replace(/\.$/, ""),
  "Markdown, bold": (line) => `**${line}**`,
  "Markdown, quoted": (line) => `> ${line}`,
  "Markdown, code": (line) => `\`\`\`\n${line}\n\`\`\``,
  "typographic quotes": (line) => line.replaceAll(/'([^']*)'/g, "‘$1’"),
  "double quotes": (line) => line.replaceAll(/'([^']*)'/g, '"$1"'),
  backticks: (line) => line.replaceAll("'", "`"),
  guillemets: (line) => line.replaceAll(/'([^']*)'/g, "«$1»"),
  "HTML entities": escape,
  "two spaces": (line) => line.replaceAll(" ", "  "),
  "no-break spaces": (line) => line.replaceAll(" ", "\u00a0"),
  "wrapped at 72": (line) => wrap(line, 72, "  "),
  "wrapped at 31, inside words": (line) => wrap(line, 31, ""),
  "wrapped inside the header's name": (line) =>
    line.replaceAll("Access-Control-", "Access-\nControl-"),
  "non-breaking hyphens": (line) =>
    line.replaceAll("Access-Control-Allow", "Access\u2011Control\u2011Allow"),
  "behind Error": (line) => `Error: ${line}`,
  "behind a rejection": (line) => `Unhandled Promise Rejection: TypeError: ${line}`,
  "behind a time": (line) => `[2026-11-28T09:12:44.123Z] ERROR ${line}`,
  "ANSI colours": (line) => `\u001b[31m${line}\u001b[39m`,
  "ANSI colours without the escape character": (line) => `[31m${line}[39m[22m`,
  Selenium: (line) =>
    `[SEVERE] https://www.example.com/ - ${line} {"level": "SEVERE", "source": "javascript"}`,
  "Selenium, in Python": (line) =>
    `{'level': 'SEVERE', 'message': "https://www.example.com/ 0:0 ${line}", 'source': 'javascript', 'timestamp': 1700000000000}`,
  Playwright: (line) =>
    `[pid=123][err] console.error: ${line}\n    at https://www.example.com/app.js:3:1`,
  Cypress: (line) => `   console\n      1) loads the list\n\n     CypressError: ${line}`,
  Sentry: (line) =>
    `{"type":"http","level":"error","message":${JSON.stringify(line)},"timestamp":1700000000.1}`,
  "JSON with escaped quotes": (line) => JSON.stringify({ msg: line.replaceAll("'", '"') }),
  "JSON with escaped characters": (line) =>
    JSON.stringify(line)
      .replaceAll("'", "\\u0027")
      .replaceAll("‘", "\\u2018")
      .replaceAll("’", "\\u2019"),
  Docker: (line) => `web-1  | ${line}`,
  logcat: (line) =>
    `11-28 09:12:44.123 12345 12345 E chromium: [ERROR:CONSOLE(0)] "${line}", source: http://localhost/ (0)`,
  "Capacitor on Android": (line) =>
    `E/Capacitor/Console: File: http://localhost/ - Line 0 - Msg: ${line}`,
  Electron: (line) =>
    `[12345:1128/091244.123456:INFO:CONSOLE(1)] "${line}", source: app://./index.html (1)`,
  "the title of an issue": (line) => `[Bug]: ${line} · Issue #123 · example/repo`,
  "an address's encoding": (line) => encodeURIComponent(line).replaceAll("'", "%27"),
};

const rows = Object.entries(mangles).flatMap(([name, mangle]) =>
  lines.map((line): [string, string, string] => [name, line, mangle(line)]),
);

test.for(rows)("explain › %s › %s › as if whole", ([name, line, text]) => {
  const want = readLine(line);
  const { findings } = explain(text);
  expect(findings).toHaveLength(1);
  const { code, parameter, url, origin, redirectedFrom } = want ?? {};
  // A wrap cannot be told from a space inside a value.
  expect(findings[0], name).toMatchObject({ code, parameter, url, origin, redirectedFrom });
});
