import { onTestFinished, test, expect } from "vitest";
import type { Item, ItemPage } from "@blocked/api-client";
import { openDatabase } from "../database/database.ts";
import { createItems } from "./store.ts";
import { createPages } from "./pages.ts";

const everyByte = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)).join("");
const names: [what: string, name: string][] = [
  ["every control character and the Latin ones", everyByte],
  ["quotes and backslashes", `"\\"\\\\'/</script>`],
  ["what JavaScript once took for line ends", "\u2028\u2029\ufeff\ufffe\uffff"],
  ["characters of two units", "🖊️👩‍👩‍👧𝒳"],
  ["halves of them", "\ud83d and \udd8a"],
  ["what looks like JSON", '{"items":[1,null]}'],
];

// The JSON is SQLite's, and has to be what JSON.stringify would have written.
test.for(names)("a page is JSON to the byte with %s", ([, name]) => {
  const database = openDatabase(":memory:");
  onTestFinished(() => void database.$client.close());
  const items = createItems(database);
  const made: Item[] = [];
  for (const price of [0, Number.MAX_SAFE_INTEGER]) {
    made.push(items.create({ name, description: name, price }));
    made.push(items.create({ name, price }));
  }
  const page: ItemPage = { items: made.toReversed(), total: 4, limit: 9, offset: 0 };
  expect(createPages(database)(9, 0).json.toString()).toBe(JSON.stringify(page));
});
