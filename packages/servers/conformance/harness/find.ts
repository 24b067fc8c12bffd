import type {} from "vitest";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Runnable } from "../runnable.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

/** The ids of the servers: each folder that has a `server.ts`. */
export function findIds(place = folder): string[] {
  return readdirSync(place)
    .filter((name) => existsSync(join(place, name, "server.ts")))
    .toSorted();
}

declare module "vitest" {
  interface ProvidedContext {
    /** The servers that are compared, separated by commas; all if empty. */
    only: string;
  }
}

/** The servers that were named, separated by commas; all of them if none was. */
export function findChosen(named: string): string[] {
  const ids = named.split(",").filter(Boolean);
  return ids.length > 0 ? ids : findIds();
}

export async function load(id: string, place = folder): Promise<Runnable> {
  const url = pathToFileURL(join(place, id, "server.ts")).href;
  const { runnable } = (await import(url)) as { runnable: Runnable };
  if (runnable.id !== id) throw new Error(`The folder ${id} has a server named ${runnable.id}.`);
  return runnable;
}
