import { expect, test } from "vitest";
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
  ["an origin that is not known", absent],
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
