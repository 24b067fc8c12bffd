import type { Items } from "./store.ts";

/** The same rows, over which a handler runs as usual and changes nothing. */
export function toDryItems(items: Items): Items {
  const now = () => new Date().toISOString();
  return {
    ...items,
    create: ({ description = null, ...item }) => ({
      ...item,
      description,
      id: 1,
      createdAt: now(),
      updatedAt: now(),
    }),
    update: (id, item) => {
      const found = items.get(id);
      return found && { ...found, ...item, updatedAt: now() };
    },
    change: (id, changes) => {
      const found = items.get(id);
      return found && { ...found, ...changes, updatedAt: now() };
    },
    remove: (id) => items.get(id) !== undefined,
    restoreSamples: () => {},
  };
}
