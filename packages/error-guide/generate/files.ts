import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readRecordings } from "@blocked/servers/recordings";
import { readSetupTexts } from "@blocked/setups/texts";
import { errorPages } from "../src/pages.ts";
import { toPath } from "./markdown.ts";
import { toMarkdownIndex } from "./markdown-index.ts";
import { toMarkdownPage } from "./markdown-page.ts";
import { fillServersTable } from "./servers-table.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(root, "packages/error-guide/errors");

/** Every Markdown page by its path below `errors/`. */
export function toPages(): Map<string, string> {
  const texts = readSetupTexts(root);
  const recordings = readRecordings(root);
  return new Map([
    ["README.md", toMarkdownIndex()],
    ...errorPages.map((page): [string, string] => [
      toPath(page),
      toMarkdownPage(page, texts, recordings),
    ]),
  ]);
}

export function readPages(): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    files
      .filter((file) => file.endsWith(".md"))
      .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

export function writePages(): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of toPages()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

const serversReadme = join(root, "packages/servers/README.md");

export const readServersReadme = () => readFileSync(serversReadme, "utf8");

export const toServersReadme = () => fillServersTable(readServersReadme(), readRecordings(root));

export function writeServersReadme(): void {
  writeFileSync(serversReadme, toServersReadme());
}
