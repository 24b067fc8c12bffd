import type { Item, NewItem } from "@blocked/api-client/contract";
import { count, eq, sql } from "drizzle-orm";
import type { LabDatabase } from "./database.ts";
import { createMemory } from "./memory.ts";
import { createPages, type Page } from "./pages.ts";
import { samples } from "./samples.ts";
import { items } from "./schema.ts";

/** Every statement is prepared once, here. */
export function createItems(database: LabDatabase) {
  const byId = eq(items.id, sql.placeholder("id"));
  const fields = {
    name: sql.placeholder("name"),
    description: sql.placeholder("description"),
    price: sql.placeholder("price"),
    updatedAt: sql.placeholder("updatedAt"),
  };
  const countAll = database.select({ total: count() }).from(items).prepare();
  const selectOne = database.select().from(items).where(byId).prepare();
  const insertOne = database
    .insert(items)
    .values({ ...fields, createdAt: sql.placeholder("createdAt") })
    .returning()
    .prepare();
  const updateOne = database
    .update(items)
    // drizzle types set() for values only, although it binds placeholders as insert() does.
    .set(fields as unknown as Partial<typeof items.$inferInsert>)
    .where(byId)
    .returning()
    .prepare();
  const deleteOne = database.delete(items).where(byId).prepare();

  const readPage = createPages(database);
  const remember = createMemory<Page>(database);

  const toRow = ({ name, description = null, price }: NewItem) => ({
    name,
    description,
    price,
    updatedAt: new Date().toISOString(),
  });
  const create = (item: NewItem): Item => {
    const row = toRow(item);
    return insertOne.get({ ...row, createdAt: row.updatedAt });
  };

  return {
    list: (limit: number, offset: number): Page =>
      remember(`${limit} ${offset}`, () => readPage(limit, offset)),
    get: (id: number): Item | undefined => selectOne.get({ id }),
    create,
    update: (id: number, item: NewItem): Item | undefined => updateOne.get({ id, ...toRow(item) }),
    /** Whether there was such an item. */
    remove: (id: number): boolean => deleteOne.run({ id }).changes > 0,
    isEmpty: (): boolean => countAll.get()?.total === 0,
    /** Replaces everything by the sample items; answers how many rows that wrote. */
    restoreSamples: (): number =>
      database.transaction(() => {
        const { changes } = database.delete(items).run();
        const now = new Date().toISOString();
        const rows = samples.map((sample, index) => ({
          ...sample,
          id: index + 1,
          createdAt: now,
          updatedAt: now,
        }));
        return changes + database.insert(items).values(rows).run().changes;
      }),
  };
}

export type Items = ReturnType<typeof createItems>;
