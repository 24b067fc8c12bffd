import { join } from "node:path";
import { profiles } from "@blocked/profiles";
import { loadSetup } from "@blocked/setups";
import { readSetupTexts } from "@blocked/setups/texts";
import { expect, test } from "vitest";

const named = profiles.flatMap(({ policy }) => (policy.kind === "setup" ? [policy.name] : []));
const files = Object.keys(readSetupTexts(join(import.meta.dirname, "../../../..")));

test("every set-up is some profile's, and every profile's set-up is there", () => {
  expect(named.toSorted()).toEqual(files.toSorted());
});

test.for(named)("%s is a plugin", async (name) => {
  expect(await loadSetup(name)).toBeTypeOf("function");
});
