import { onTestFinished, test, expect } from "vitest";
import type { Item, ItemPage } from "@blocked/api-client";
import { openDatabase } from "../database/database.ts";
import { createItems } from "./store.ts";
import { createPages } from "./pages.ts";

const everyByte = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)).join("");
const names: [what: string, name: string][] = [
  ["every control and Latin-1 character", everyByte],
  ["quotes and backslashes", `"\\"\\\\'/</script>`],
  ["Unicode line separators", "\u2028\u2029\ufeff\ufffe\uffff"],
  ["surrogate pairs", "🖊️👩‍👩‍👧𝒳"],
  ["lone surrogates", "\ud83d and \udd8a"],
  ["text that looks like JSON", '{"items":[1,null]}'],
];

// SQLite writes the JSON, which has to equal that of JSON.stringify.
test.for(names)("a page › a name with %s › the JSON equals that of JSON.stringify", ([, name]) => {
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
