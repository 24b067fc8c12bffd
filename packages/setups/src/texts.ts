import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * The text of every set-up, by its name, as the page shows it.
 * @param top the repository's top folder; a bundler would move `import.meta.url`
 */
export function readSetupTexts(top: string): Record<string, string> {
  const folder = join(top, "packages/setups/src/plugins");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(
    files.map((file) => [basename(file, ".ts"), readFileSync(join(folder, file), "utf8").trim()]),
  );
}
