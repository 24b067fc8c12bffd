import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as written from "../src/quirks/rules.ts";
import { rules } from "../src/quirks/list.ts";
import { toValueFiles } from "./engine-rules.ts";

test.each(["standard", "chromium", "firefox", "webkit"] as const)(
  "rules of %s › written by pnpm generate › have each quirk's value",
  (id) => {
    const values = rules.map(({ rule, values: { standard, [id]: own = standard } }) => [rule, own]);
    expect(written[id]).toEqual({ id, ...Object.fromEntries(values) });
  },
);

test("rules › files › are those that pnpm generate writes", () => {
  const bare = (text: string) => text.replaceAll(/\s|,(?=\s*[\]}])/g, "");
  for (const { name, text } of toValueFiles()) {
    const file = readFileSync(new URL(`../src/quirks/values/${name}`, import.meta.url), "utf8");
    expect(bare(file)).toBe(bare(text));
  }
});
