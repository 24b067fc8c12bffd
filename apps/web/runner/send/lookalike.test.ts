import { expect, test } from "vitest";
import { toLookalikes } from "./lookalike.ts";

test.for([
  [
    "http://localhost:3000",
    ["http://evil-localhost:3000", "http://localhost:30001", "http://localhost.evil.example:3000"],
  ],
  [
    "http://localhost:31420",
    ["http://evil-localhost:31420", "http://localhost.evil.example:31420"],
  ],
  ["https://app.test", ["https://evil-app.test", "https://app.test.evil.example"]],
] as const)("lookalikes › %s › origins that can exist", ([origin, want]) => {
  expect(toLookalikes(origin)).toEqual(want);
});
