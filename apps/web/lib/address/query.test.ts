import { expect, test } from "vitest";
import { toQuery } from "./query.ts";

test("query › a repeated name › the first value", () => {
  expect(String(toQuery({ a: ["1", "2"], b: "3", c: undefined, d: [] }))).toBe("a=1&b=3");
});

test("query › a NUL › the replacement character", () => {
  expect(toQuery({ profile: "a\0b" }).get("profile")).toBe("a\ufffdb");
});
