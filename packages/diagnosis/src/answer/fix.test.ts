import { expect, test } from "vitest";
import { yourPage } from "./fix.ts";
import { absent, answerOf, frame, items } from "./test/answers.ts";

test("fix › a blocked PATCH › for that origin and that method", () => {
  const { fix, question } = answerOf(
    `${frame(items)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
  );
  expect(fix?.needs).toEqual({
    origins: ["https://app.example.com"],
    cookies: false,
    methods: ["GET", "HEAD", "POST", "PATCH"],
    headers: ["Content-Type"],
    exposed: [],
  });
  expect(fix?.assumes).toContain("The server at api.example.com is yours.");
  expect(fix?.assumes).toContain("The request sends no cookies.");
  expect(question?.fact).toBe("headers");
});

test("fix › a header that an extension added › is not listed", () => {
  const { fix } = answerOf(
    `${frame(items)}Request header field x-firelogger is not allowed by Access-Control-Allow-Headers in preflight response.`,
  );
  expect(fix?.needs.headers).toEqual(["Content-Type"]);
});

test.for([
  ["the origin null", frame(items, "null") + absent],
  ["a file", frame(items, "file://") + absent],
  [
    "a request that is never sent",
    `Fetch API cannot load ${items}. Request mode is "same-origin" but the URL's origin is not same as the request origin https://app.example.com.`,
  ],
] as const)("fix › %s › none", ([, text]) => {
  expect(answerOf(text).fix).toBeNull();
});

test("fix › an origin that no browser sends so › none until it is corrected", () => {
  const text = frame(items) + absent;
  const withOrigin = (origin: string) =>
    answerOf(text, { facts: { origin }, skipped: [] }).fix?.needs.origins;
  expect(withOrigin("https://app.example.com/")).toBeUndefined();
  expect(withOrigin("capacitor://localhost")).toEqual(["capacitor://localhost"]);
});

test.for([
  ["a line of Chromium without its addresses", absent],
  [
    "a line of Firefox",
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.",
  ],
  [
    "Safari's lines without the page",
    "Preflight response is not successful. Status code: 403\nFetch API cannot load https://api.example.com/items due to access control checks.",
  ],
  ["a title of the Network panel", "CORS error"],
  ["a call of axios", "axios.put('https://api.example.com/items', item)"],
] as const)("fix › %s › a configuration at once, with a placeholder for the origin", ([, text]) => {
  const { fix, question } = answerOf(text);
  expect(fix?.needs.origins).toEqual([yourPage]);
  expect(fix?.assumes[0]).toContain(`in the place of ${yourPage}`);
  expect(question?.fact).toBe("origin");
  const known = answerOf(text, { facts: { origin: "https://app.example.com" }, skipped: [] });
  expect(known.fix?.needs.origins).toEqual(["https://app.example.com"]);
  expect(known.fix?.assumes.join()).not.toContain(yourPage);
});
