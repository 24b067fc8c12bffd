import { join } from "node:path";
import { profiles } from "@blocked/profiles";
import { loadSetup } from "@blocked/setups";
import { readSetupTexts } from "@blocked/setups/texts";
import { expect, test } from "vitest";

const named = profiles.flatMap(({ policy }) => (policy.kind === "setup" ? [policy.name] : []));
const files = Object.keys(readSetupTexts(join(import.meta.dirname, "../../../..")));

test("set-ups › the files › are exactly those that profiles name", () => {
  expect(named.toSorted()).toEqual(files.toSorted());
});

test.for(named)("set-up %s › loaded › is a plugin", async (name) => {
  expect(await loadSetup(name)).toBeTypeOf("function");
});
