import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Runnable } from "../runnable.ts";

const modules = join(import.meta.dirname, "../../node_modules");

type NodeServer = {
  id: string;
  title: string;
  /** The folder with `app.ts`. */
  folder: string;
  /** The packages whose versions matter. */
  packages: readonly string[];
};

/** A server of the workspace's own packages: nothing has to be installed for it. */
export function toNodeServer({ id, title, folder, packages }: NodeServer): Runnable {
  return {
    id,
    title,
    language: "Node.js",
    missing: () => Promise.resolve(null),
    prepare: () => Promise.resolve(),
    versions: () => Promise.resolve(toVersions(packages)),
    command: () => ({
      file: process.execPath,
      args: ["--import", "tsx", join(folder, "app.ts")],
      env: {},
      cwd: folder,
    }),
  };
}

function toVersions(packages: readonly string[]): Record<string, string> {
  const installed = packages.map((name): [string, string] => {
    const text = readFileSync(join(modules, name, "package.json"), "utf8");
    return [name, (JSON.parse(text) as { version: string }).version];
  });
  return { ...Object.fromEntries(installed), node: process.versions.node };
}
