import { expect, test } from "vitest";
import { firefoxReasons } from "./messages.ts";

test("a sentence has one place for each thing that it names", () => {
  for (const reason of Object.values(firefoxReasons)) {
    expect(reason.match(/\{(?:status|quoted)\}/g)?.length ?? 0).toBeLessThan(2);
  }
});
