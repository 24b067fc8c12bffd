import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * The text of every set-up by its name, as the page shows it.
 * @param root the repository's root; a bundler would move `import.meta.url`
 */
export function readSetupTexts(root: string): Record<string, string> {
  const folder = join(root, "packages/setups/src/plugins");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(
    files
      .filter((file) => file.endsWith(".ts"))
      .map((file) => [basename(file, ".ts"), readFileSync(join(folder, file), "utf8").trim()]),
  );
}
