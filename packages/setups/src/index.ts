import type { Setup } from "./setup.ts";

export type { Setup } from "./setup.ts";

/**
 * The set-up of a name, which is that of its file in `plugins/`.
 * @throws where there is no such file
 */
export async function loadSetup(name: string): Promise<Setup> {
  // A relative path with one gap: esbuild and vite find the files that it can mean.
  const module = (await import(`./plugins/${name}.ts`)) as { setup: Setup };
  return module.setup;
}
