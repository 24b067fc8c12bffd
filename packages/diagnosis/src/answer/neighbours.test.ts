import { neighbours } from "@blocked/cors-protocol/explain";
import { expect, test } from "vitest";
import { toNeighbour } from "./neighbours.ts";
import { answerOf } from "./test/answers.ts";

test.for(neighbours)("neighbour %s › has a meaning and a first step", (name) => {
  const { meaning, first } = toNeighbour(name);
  expect(meaning).toMatch(/^\S.+\.$/);
  expect(first).toMatch(/^[A-Z].+\.$/);
});

test.for([
  ["Chromium's exception", "TypeError: Failed to fetch", /Access to …/],
  ["axios", "AxiosError: Network Error", /Access to …/],
  ["Chromium's Network panel", "CORS error", /Access to …/],
  [
    "Firefox's exception",
    "TypeError: NetworkError when attempting to fetch resource.",
    /Cross-Origin Request Blocked/,
  ],
  ["Safari's exception", "TypeError: Load failed", /due to access control checks/],
] as const)(
  "advice › %s without a reason › says which line to copy, and where it is",
  ([, text, line]) => {
    const [first] = answerOf(text).advice;
    expect(first?.id).toBe("copy-more");
    expect(first?.text).toMatch(/^Open the Console tab .*F12/);
    expect(first?.text).toMatch(line);
    expect(first?.text).toContain("open the Network tab");
  },
);

test("neighbour web-socket › a 403 › is no certain sign", () => {
  expect(toNeighbour("web-socket").meaning).toContain("usually");
});
