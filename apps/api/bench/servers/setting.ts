import { createServer, type RequestListener } from "node:http";
import { type ItemPage, NewItem } from "@blocked/api-client/contract";
import { readSettings } from "@blocked/lab";
import { correctOptions, fillIn } from "@blocked/profiles";
import { Ajv } from "ajv";
import { count, desc, sql } from "drizzle-orm";
import { openDatabase } from "../../src/database/database.ts";
import { createItems } from "../../src/items/store.ts";
import { items as table } from "../../src/database/schema.ts";
import { base, pageOrigin } from "../places.ts";

const settings = readSettings();

/** The file that every server has a copy of, opened with the same pragmas. */
export const database = openDatabase(settings.databasePath);
/** The API's own statements, prepared once, for every server. */
export const items = createItems(database);
/** The one correct configuration. */
export const options = fillIn(correctOptions, pageOrigin);
export const [list, one] = [`${base}/items`, `${base}/items/:id`];

/** A page as its rows, as the peers' own guides would read it. */
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

/** Whether a peer sends the very bytes that the API keeps, in place of its own reading. */
export const isLent = process.argv.includes("lent");

/** The check of a new item's body, compiled as the API does. */
export const isNewItem = new Ajv({ allErrors: true, strict: false }).compile<NewItem>(NewItem);

/** Listens as plainly as Node can, where the bench expects it. */
export function serve(listener: RequestListener): void {
  createServer(listener).listen(settings.apiPort, "127.0.0.1");
}
