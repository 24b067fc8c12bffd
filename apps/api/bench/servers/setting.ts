import { createServer, type RequestListener } from "node:http";
import { type ItemPage, NewItem } from "@blocked/api-client/contract";
import { readSettings } from "@blocked/lab";
import { correctOptions, fillIn } from "@blocked/profiles";
import { Ajv } from "ajv";
import { count, desc, sql } from "drizzle-orm";
import { openDatabase } from "../../src/database/database.ts";
import { createItems } from "../../src/items/store.ts";
import { items as table } from "../../src/database/schema.ts";
import { base, origin } from "../loads.ts";

const settings = readSettings();

/** Every server has its own copy of the file, with the same pragmas. */
export const database = openDatabase(settings.databasePath);
/** The API's own statements, for every server. */
export const items = createItems(database);
export const options = fillIn(correctOptions, origin);
export const [list, one] = [`${base}/items`, `${base}/items/:id`];

/** Reads a page as rows, as the peers' guides do. */
const selectRows = database
  .select()
  .from(table)
  .orderBy(desc(table.id))
  .limit(sql.placeholder("limit"))
  .offset(sql.placeholder("offset"))
  .prepare();
const countAll = database.select({ total: count() }).from(table).prepare();
export function readPage(limit: number, offset: number): ItemPage {
  const rows = selectRows.all({ limit, offset });
  return { items: rows, total: countAll.get()?.total ?? 0, limit, offset };
}

/** Whether a peer sends the bytes that the API caches, and does not read rows itself. */
export const isLent = process.argv.includes("lent");

/** Compiled as the API does. */
export const isNewItem = new Ajv({ allErrors: true, strict: false }).compile<NewItem>(NewItem);

export function serve(listener: RequestListener): void {
  createServer(listener).listen(settings.apiPort, "127.0.0.1");
}
