import { expect, test } from "vitest";
import { toCurrent } from "./current.ts";

test.for([
  ["/errors", "/errors", "page"],
  ["/errors/missing-allow-origin-header", "/errors", "true"],
  ["/errors-of-another-kind", "/errors", undefined],
  ["/", "/errors", undefined],
] as const)("navigation › at %s, link to %s › aria-current is %s", ([path, href, current]) => {
  expect(toCurrent(path, href)).toBe(current);
});
