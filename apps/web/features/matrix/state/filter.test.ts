import { expect, test } from "vitest";
import { type Filter, readFilter, toFilterLink } from "./filter.ts";

const read = (link: string) => readFilter(new URL(link, "http://localhost:3000").searchParams);

test.for<Filter>([
  { text: "", ending: "", request: "read" },
  { text: "tutorial & more", ending: "AllowOriginMismatch", request: "update" },
])("matrix filter › %o › a link carries it", (filter) => {
  expect(read(toFilterLink(filter))).toEqual(filter);
});

test("matrix filter › nothing chosen › the plain address", () => {
  expect(toFilterLink(read("/matrix"))).toBe("/matrix");
});

test("matrix filter › an unknown request › the first one", () => {
  expect(read("/matrix?request=none").request).toBe("read");
});
