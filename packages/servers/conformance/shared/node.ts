import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Runnable } from "./runnable.ts";

type Program = Pick<Runnable, "id" | "title" | "cases"> & { packages: readonly string[] };

/** `program.ts` of a folder, run by tsx; its packages come with the workspace. */
export function nodeProgram(folder: string, { packages, ...rest }: Program): Runnable {
  return {
    ...rest,
    language: "Node",
    missing: () => Promise.resolve(null),
    prepare: () => Promise.resolve(),
    versions: async () => ({
      node: process.versions.node,
      ...Object.fromEntries(
        await Promise.all(packages.map(async (name) => [name, await readVersion(folder, name)])),
      ),
    }),
    command: (port, cases) => ({
      file: process.execPath,
      args: ["--import", "tsx", "program.ts"],
      env: { PORT: String(port), CASES: cases.join(",") },
      cwd: folder,
    }),
  };
}

async function readVersion(folder: string, name: string): Promise<string> {
  const path = join(folder, "../../node_modules", name, "package.json");
  return (JSON.parse(await readFile(path, "utf8")) as { version: string }).version;
}
