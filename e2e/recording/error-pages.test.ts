import { expect, test } from "vitest";
import { readPages, readRecorded, toPages, toRecorded } from "./error-pages.ts";

test("the Markdown pages and the recorded causes are those that `pnpm reference` writes", () => {
  expect(readRecorded()).toEqual(toRecorded());
  expect(Object.fromEntries(readPages())).toEqual(Object.fromEntries(toPages()));
});
