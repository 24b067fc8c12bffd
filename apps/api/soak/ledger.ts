import type { Item } from "@blocked/api-client/contract";

/** What a writer asked for, by the item's name, and how far it knows that it was done. */
type Entry = {
  created: "asked" | "acknowledged";
  /** Prices that the item may have: the last one that was acknowledged, and what was asked for after it. */
  prices: number[];
  removed: "no" | "asked" | "acknowledged";
};

export type Ledger = ReturnType<typeof createLedger>;

/**
 * The book of all writes: what was acknowledged has to be found, what was only asked for may be.
 * @param onAcknowledged told how many were, each time that one more is
 */
export function createLedger(onAcknowledged: (count: number) => void = () => {}) {
  const entries = new Map<string, Entry>();
  const get = (name: string): Entry => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`Nobody asked for ${name}.`);
    return entry;
  };
  let acknowledged = 0;
  const acknowledge = () => {
    acknowledged += 1;
    onAcknowledged(acknowledged);
  };

  return {
    acknowledged: (): number => acknowledged,
    asksToCreate: (name: string, price: number) =>
      void entries.set(name, { created: "asked", prices: [price], removed: "no" }),
    created: (name: string) => {
      get(name).created = "acknowledged";
      acknowledge();
    },
    asksToUpdate: (name: string, price: number) => void get(name).prices.push(price),
    updated: (name: string, price: number) => {
      get(name).prices = [price];
      acknowledge();
    },
    asksToRemove: (name: string) => void (get(name).removed = "asked"),
    removed: (name: string) => {
      get(name).removed = "acknowledged";
      acknowledge();
    },

    /** One sentence for each write that is not as it was acknowledged. */
    audit(found: readonly Pick<Item, "name" | "price">[]): string[] {
      const byName = new Map<string, number[]>();
      for (const { name, price } of found) {
        byName.set(name, [...(byName.get(name) ?? []), price]);
      }
      return [...entries].flatMap(([name, entry]) => judge(name, entry, byName.get(name) ?? []));
    },
  };
}

function judge(name: string, { created, prices, removed }: Entry, found: number[]): string[] {
  if (found.length > 1) return [`${name} is there ${found.length} times.`];
  const [price] = found;
  if (price === undefined) {
    const isMissed = created === "acknowledged" && removed === "no";
    return isMissed ? [`${name} was acknowledged and is lost.`] : [];
  }
  if (removed === "acknowledged") return [`${name} was deleted and is there again.`];
  return prices.includes(price)
    ? []
    : [`${name} has a price that nobody asked for last: ${price}.`];
}
