import { expect, test } from "vitest";
import { absent, answerOf, answersOf, frame, items } from "./test/answers.ts";

test("wordings › a blocked method › each engine's line with the reader's own values", () => {
  const { wordings } = answerOf(
    `${frame(items)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
  );
  expect(wordings.map(({ engine, lines }) => [engine, lines[0]])).toEqual([
    [
      "chromium",
      `${frame(items)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
    ],
    [
      "firefox",
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${items}. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    ],
    ["webkit", "Method PATCH is not allowed by Access-Control-Allow-Methods."],
  ]);
});

test("a whole console › three failures › three answers in their order", () => {
  const answers = answersOf(
    [
      frame(items) + absent,
      `${frame(`${items}/1`)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
      frame("https://cdn.example.com/a.woff2", "https://app.example.com", "font") + absent,
    ].join("\n"),
  );
  expect(answers.map(({ pages: [page] }) => page?.href.replace(/\?.*/, ""))).toEqual([
    "/errors/missing-allow-origin-header",
    "/errors/method-disallowed-by-preflight-response",
    "/errors/missing-allow-origin-header",
  ]);
});
