import { expect, test } from "vitest";
import { messages } from "./messages.ts";

test("Firefox's messages › every message names at most one value", () => {
  for (const { written } of Object.values(messages)) {
    expect(written.names.filter((name) => name !== "status" && name !== "quoted")).toEqual([]);
    expect(written.names.length).toBeLessThan(2);
  }
});
