import { join } from "node:path";
import { expect, test } from "vitest";
import { killInRounds } from "../../soak/kill.ts";
import { createLedger } from "../../soak/ledger.ts";
import { createRandom, newSeed } from "../../soak/random.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";

test("killed in the middle of writing, it loses no write that it acknowledged", async () => {
  const seed = newSeed();
  const { acknowledged, lost } = await killInRounds({
    databasePath: join(makeFolder(), "lab.sqlite"),
    program,
    rounds: 1,
    writers: 20,
    random: createRandom(seed),
    signal: "SIGKILL",
  });
  expect({ seed, lost }).toEqual({ seed, lost: [] });
  expect(acknowledged).toBeGreaterThanOrEqual(20);
});

/** A ledger with one item of which everything that is told was acknowledged. */
function keep(last: "created" | "updated" | "removed" | "asked") {
  const ledger = createLedger();
  ledger.creating("a", 1);
  if (last === "asked") return ledger;
  ledger.created("a");
  ledger.updating("a", 2);
  if (last === "created") return ledger;
  ledger.updated("a", 2);
  if (last === "removed") {
    ledger.removing("a");
    ledger.removed("a");
  }
  return ledger;
}

const item = (price: number) => ({ name: "a", price });
const audits: [rule: string, last: Parameters<typeof keep>[0], found: number[], faults: number][] =
  [
    ["lost", "created", [], 1],
    ["there", "created", [1], 0],
    ["edited, though nobody said so yet", "created", [2], 0],
    ["there twice", "created", [1, 1], 1],
    ["as it was before the edit that was acknowledged", "updated", [1], 1],
    ["deleted, and there again", "removed", [2], 1],
    ["deleted", "removed", [], 0],
    ["asked for, and not there", "asked", [], 0],
    ["asked for, and there", "asked", [1], 0],
  ];

test.for(audits)("the ledger on an item that is %s", ([, last, found, faults]) => {
  expect(keep(last).audit(found.map(item))).toHaveLength(faults);
});
