import type { Item, ItemChanges, NewItem } from "@blocked/api-client/contract";
import { eq, sql } from "drizzle-orm";
import { ApiError } from "../errors.ts";
import { giveSpaceBack } from "../database/connection.ts";
import type { LabDatabase } from "../database/database.ts";
import { createPageCache } from "./cache.ts";
import { createPages, type Page } from "./pages.ts";
import { createPresenceCheck } from "../database/presence.ts";
import { samples } from "./samples.ts";
import { items } from "../database/schema.ts";

/** Bounds the table, because any website can create items. */
const most = 1000;

/**
 * Prepares every statement once. NOTE: never call `get()` on a statement that writes: when the commit fails, as on
 * a full disk, it returns a row that does not exist. `all()` and `run()` throw.
 */
export function createItems(database: LabDatabase) {
  const byId = eq(items.id, sql.placeholder("id"));
  const fields = {
    name: sql.placeholder("name"),
    description: sql.placeholder("description"),
    price: sql.placeholder("price"),
    updatedAt: sql.placeholder("updatedAt"),
  };
  const countAll = database.$client.prepare<[], number>("SELECT count(*) FROM items").pluck();
  const selectOne = database.select().from(items).where(byId).prepare();
  const insertOne = database
    .insert(items)
    .values({ ...fields, createdAt: sql.placeholder("createdAt") })
    .returning()
    .prepare();
  // drizzle types set() for values only, although it binds placeholders too.
  const set = (changes: object) =>
    database
      .update(items)
      .set(changes as Partial<typeof items.$inferInsert>)
      .where(byId)
      .returning()
      .prepare();
  const updateOne = set(fields);
  // One statement: between a read and a write another process could write.
  const changeOne = set({
    name: sql`coalesce(${fields.name}, ${items.name})`,
    description: sql`iif(${sql.placeholder("describes")}, ${fields.description}, ${items.description})`,
    price: sql`coalesce(${fields.price}, ${items.price})`,
    updatedAt: fields.updatedAt,
  });
  const deleteOne = database.delete(items).where(byId).prepare();

  const expectPresent = createPresenceCheck(database);
  const readPage = createPages(database);
  const cached = createPageCache<Page>(database);

  const toRow = ({ name, description = null, price }: NewItem) => ({
    name,
    description,
    price,
    updatedAt: new Date().toISOString(),
  });

  return {
    list: (limit: number, offset: number): Page =>
      cached(`${limit} ${offset}`, () => readPage(limit, offset)),
    get: (id: number): Item | undefined => selectOne.get({ id }),
    create: (item: NewItem): Item => {
      expectPresent();
      // Exact, because no other process creates items. @see lockDatabase
      if ((countAll.get() ?? 0) >= most) throw tooMany();
      const row = toRow(item);
      const [created] = insertOne.all({ ...row, createdAt: row.updatedAt });
      if (created === undefined) throw new Error("An INSERT returned no row.");
      return created;
    },
    update: (id: number, item: NewItem): Item | undefined => {
      expectPresent();
      return updateOne.all({ id, ...toRow(item) })[0];
    },
    change: (id: number, changes: ItemChanges): Item | undefined => {
      expectPresent();
      const describes = "description" in changes ? 1 : 0;
      const updatedAt = new Date().toISOString();
      return changeOne.all({ id, ...nothing, ...changes, describes, updatedAt })[0];
    },
    /** @returns whether the item existed */
    remove: (id: number): boolean => {
      expectPresent();
      return deleteOne.run({ id }).changes > 0;
    },
    isEmpty: (): boolean => countAll.get() === 0,
    restoreSamples: (): void => {
      expectPresent();
      const now = new Date().toISOString();
      const times = { createdAt: now, updatedAt: now };
      const rows = samples.map((sample, index) => ({ ...sample, id: index + 1, ...times }));
      database.transaction(() => {
        database.delete(items).run();
        database.insert(items).values(rows).run();
      });
      giveSpaceBack(database.$client);
    },
  };
}

const nothing = { name: null, description: null, price: null };

function tooMany(): ApiError {
  const message = `There are ${most} items, and no more are taken; delete some, or restore the sample items.`;
  return new ApiError(409, "TOO_MANY_ITEMS", message);
}

export type Items = ReturnType<typeof createItems>;
