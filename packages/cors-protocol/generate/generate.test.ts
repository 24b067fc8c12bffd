import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chromium, firefox, standard, webkit } from "../src/quirks/rules.ts";
import { rules } from "../src/quirks/list.ts";
import { toValueFiles } from "./engine-rules.ts";

test.each([standard, chromium, firefox, webkit])(
  "rules of $id › written by pnpm generate › have each quirk's value",
  (written) => {
    const { id } = written;
    const own = rules.map(({ rule, values: { standard: usual, [id]: value = usual } }) => [
      rule,
      value,
    ]);
    expect(written).toEqual({ id, ...Object.fromEntries(own) });
  },
);

test("rules › files › are those that pnpm generate writes", () => {
  const bare = (text: string) => text.replaceAll(/\s|,(?=\s*[\]}])/g, "");
  for (const { name, text } of toValueFiles()) {
    const file = readFileSync(new URL(`../src/quirks/values/${name}`, import.meta.url), "utf8");
    expect(bare(file)).toBe(bare(text));
  }
});
