import { expect, test } from "vitest";
import stored from "./profiles.json" with { type: "json" };
import { toFastApiProfiles } from "./profiles.ts";

test("fastapi/profiles.json › equals what `pnpm generate` writes", () => {
  expect(stored).toEqual(toFastApiProfiles());
});
