import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const items = sqliteTable("items", {
  // AUTOINCREMENT: an id that was deleted never comes back, so an old explanation stays true.
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name").notNull(),
  description: text("description"),
  /** Cents. SQLite's integers hold all of JavaScript's safe ones. */
  price: integer("price").notNull(),
  /** ISO 8601, UTC. */
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
});
