import { expect, test } from "vitest";
import { topicOf, topicOfHeader } from "./links.ts";

test("topicOfHeader › a CORS header in any case › its option", () => {
  expect(topicOfHeader("Access-Control-Allow-Methods")).toBe("methods");
});

const others = ["X-A", "constructor", "__proto__", "toString", ""];

test.for(others)("topicOfHeader › a header named “%s” › none", (header) => {
  expect(topicOfHeader(header)).toBeUndefined();
  expect(topicOf({ header })).toBe("status");
});
