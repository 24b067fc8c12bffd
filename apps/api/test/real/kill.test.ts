import { join } from "node:path";
import { expect, test } from "vitest";
import { killInRounds } from "../../soak/kill.ts";
import { createLedger } from "../../soak/ledger.ts";
import { createRandom, newSeed } from "../../soak/random.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";

test("SIGKILL › during writes › no acknowledged write is lost", async () => {
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

/** A ledger with one item, up to its last acknowledged write. */
function keep(last: "created" | "updated" | "removed" | "requested") {
  const ledger = createLedger();
  ledger.creating("a", 1);
  if (last === "requested") return ledger;
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
    ["lost after its creation", "created", [], 1],
    ["there", "created", [1], 0],
    ["edited without an acknowledgement", "created", [2], 0],
    ["found twice", "created", [1, 1], 1],
    ["older than an acknowledged edit", "updated", [1], 1],
    ["found after its deletion", "removed", [2], 1],
    ["deleted", "removed", [], 0],
    ["missing after an unacknowledged creation", "requested", [], 0],
    ["found after an unacknowledged creation", "requested", [1], 0],
  ];

test.for(audits)(
  "the ledger › an item that is %s › the right number of faults",
  ([, last, found, faults]) => {
    expect(keep(last).audit(found.map(item))).toHaveLength(faults);
  },
);
