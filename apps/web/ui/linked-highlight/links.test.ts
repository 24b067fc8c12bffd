import { expect, test } from "vitest";
import { strandOf, strandOfHeader } from "./links.ts";

test("strandOfHeader › a header of CORS › has its option, in any spelling", () => {
  expect(strandOfHeader("Access-Control-Allow-Methods")).toBe("methods");
});

const others = ["X-A", "constructor", "__proto__", "toString", ""];

test.for(others)("strandOfHeader › a header named “%s” › has none", (header) => {
  expect(strandOfHeader(header)).toBeUndefined();
  expect(strandOf({ header })).toBe("status");
});
