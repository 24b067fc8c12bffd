import type { Setup } from "./setup.ts";

export type { Setup } from "./setup.ts";

/** The set-ups in each folder of `plugins/`. */
const folders: Record<string, string[]> = {
  access: ["origin-check", "session-checked"],
  caches: [
    "cache-with-vary",
    "cache-without-vary",
    "permission-asked-again",
    "permission-remembered",
  ],
  headers: ["error-for-strangers", "header-twice", "headers-by-hand"],
  order: [
    "auth-after-cors",
    "auth-before-cors",
    "cors-in-a-later-hook",
    "error-after-cors",
    "error-before-cors",
    "limit-after-cors",
    "limit-before-cors",
  ],
  redirects: [
    "redirect-across-origins",
    "redirect-after-cors",
    "redirect-before-cors",
    "redirect-with-password",
    "redirect-without-cors",
  ],
  scope: [
    "connection-cut",
    "connection-kept",
    "cors-for-reading-only",
    "not-found-outside",
    "raw-answer",
    "route-options",
  ],
};

/** @throws where no set-up has this name */
export async function loadSetup(name: string): Promise<Setup> {
  const folder = Object.keys(folders).find((one) => folders[one]?.includes(name));
  if (folder === undefined) throw new Error(`There is no set-up "${name}": add it to its folder.`);
  // esbuild and Vite bundle every file that this path can mean.
  const module = (await import(`./plugins/${folder}/${name}.ts`)) as { setup: Setup };
  return module.setup;
}
