import { getTableColumns } from "drizzle-orm";
import type { LabDatabase } from "../database/database.ts";
import { items } from "../database/schema.ts";

/** `json` is the response body. */
export type Page = { json: Buffer; total: number };

/**
 * Reads pages, newest first. SQLite writes the JSON, which is twice as fast as creating objects and serialising
 * them.
 */
export function createPages({ $client }: LabDatabase) {
  const fields = Object.entries(getTableColumns(items)).map(
    ([key, { name }]) => `'${key}', ${name}`,
  );
  const selectRows = $client
    .prepare<[number, number], string>(
      `SELECT json_group_array(json_object(${fields.join()}) ORDER BY id DESC)
       FROM (SELECT * FROM items ORDER BY id DESC LIMIT ? OFFSET ?)`,
    )
    .pluck();
  const countAll = $client.prepare<[], number>("SELECT count(*) FROM items").pluck();

  return (limit: number, offset: number): Page => {
    const rows = selectRows.get(limit, offset) ?? "[]";
    const total = countAll.get() ?? 0;
    const json = `{"items":${rows},"total":${total},"limit":${limit},"offset":${offset}}`;
    return { json: Buffer.from(json), total };
  };
}
