import { readFileSync, writeFileSync } from "node:fs";
import { toMessagesTable, toVersionsTable } from "./tables.ts";

const readme = new URL("../../../README.md", import.meta.url);

/** The tables that the root README may contain, each between `<!-- name: … -->` and `<!-- end of name -->`. */
export const blocks: Record<string, () => string> = {
  "recorded versions": toVersionsTable,
  "recorded words": toMessagesTable,
};

const marks = (name: string) =>
  new RegExp(`(<!-- ${name}: [^>]*-->\\n\\n)([^]*?)(\\n\\n<!-- end of ${name} -->)`);

/** The text between a block's marks; null where the README has no such block. */
export function readBlock(name: string): string | null {
  return marks(name).exec(readFileSync(readme, "utf8"))?.[2] ?? null;
}

export function writeBlocks(): void {
  const before = readFileSync(readme, "utf8");
  const after = Object.entries(blocks).reduce(
    (text, [name, toBlock]) =>
      text.replace(marks(name), (_, begin: string, __, end: string) => begin + toBlock() + end),
    before,
  );
  if (after !== before) writeFileSync(readme, after);
}
