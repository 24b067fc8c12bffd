import { expect, test } from "vitest";
import { toQuery } from "./query.ts";

test("a query › a repeated name › the first value counts", () => {
  expect(String(toQuery({ a: ["1", "2"], b: "3", c: undefined, d: [] }))).toBe("a=1&b=3");
});

test("a query › a NUL › is the replacement character, as HTML has it", () => {
  expect(toQuery({ profile: "a\0b" }).get("profile")).toBe("a\ufffdb");
});
