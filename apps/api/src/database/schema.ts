import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const items = sqliteTable("items", {
  // AUTOINCREMENT never reuses a deleted id, so an old explanation stays true.
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull(),
  description: text("description"),
  /** Cents. */
  price: integer("price").notNull(),
  /** ISO 8601, UTC. */
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
});
