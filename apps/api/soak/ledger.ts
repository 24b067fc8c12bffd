import type { Item } from "@blocked/api-client";

type Entry = {
  created: "requested" | "acknowledged";
  /** The prices that the item may have: the last acknowledged one, and those requested after it. */
  prices: number[];
  removed: "no" | "requested" | "acknowledged";
};

export type Ledger = ReturnType<typeof createLedger>;

/**
 * Records writes by the name of the item. A restart must keep what was acknowledged and may keep what was only
 * requested.
 * @param onAcknowledged receives the count after each acknowledgement
 */
export function createLedger(onAcknowledged: (count: number) => void = () => {}) {
  const entries = new Map<string, Entry>();
  let count = 0;
  const set = (name: string, changes: Partial<Entry>) => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`${name} was never requested.`);
    Object.assign(entry, changes);
    return entry;
  };
  const acknowledge = (name: string, changes: Partial<Entry>) => {
    set(name, changes);
    count += 1;
    onAcknowledged(count);
  };

  return {
    acknowledged: (): number => count,
    creating: (name: string, price: number) =>
      void entries.set(name, { created: "requested", prices: [price], removed: "no" }),
    created: (name: string) => acknowledge(name, { created: "acknowledged" }),
    updating: (name: string, price: number) => void set(name, {}).prices.push(price),
    updated: (name: string, price: number) => acknowledge(name, { prices: [price] }),
    removing: (name: string) => void set(name, { removed: "requested" }),
    removed: (name: string) => acknowledge(name, { removed: "acknowledged" }),

    /** @returns a sentence for each write that differs from its acknowledgement */
    audit(found: readonly Pick<Item, "name" | "price">[]): string[] {
      return [...entries].flatMap(([name, entry]) =>
        judge(
          name,
          entry,
          found.filter((item) => item.name === name),
        ),
      );
    },
  };
}

function judge(name: string, entry: Entry, found: readonly { price: number }[]): string[] {
  const { created, prices, removed } = entry;
  if (found.length > 1) return [`${name} is there ${found.length} times.`];
  const [item] = found;
  if (item === undefined) {
    const isMissed = created === "acknowledged" && removed === "no";
    return isMissed ? [`${name} was acknowledged and is lost.`] : [];
  }
  if (removed === "acknowledged") return [`${name} was deleted and is there again.`];
  return prices.includes(item.price) ? [] : [`${name} has an outdated price: ${item.price}.`];
}
