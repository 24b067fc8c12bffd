import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { apiFolder, type ServerProcess, startServer } from "../soak/server-process.ts";
import { openDatabase } from "../src/database/database.ts";
import { items } from "../src/database/schema.ts";
import { type ServerName, servers } from "./comparisons.ts";

/** The bundles lie as deep as the API's own, which finds the root from there. */
const folder = ".bench";

/** Bundles the programs as `pnpm build` does; tsx would slow down every function. */
export async function buildPrograms(): Promise<void> {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(apiFolder, "package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const peers = ["ours", "express", "hono", "plain"].map((name) => `bench/servers/${name}.ts`);
  await build({
    absWorkingDir: apiFolder,
    entryPoints: ["src/main.ts", "bench/boot.ts", ...peers],
    entryNames: "[name]",
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith("@blocked/"),
    ),
    logLevel: "warning",
  });
}

export function toProgram(name: string): string {
  return `${folder}/${name}.js`;
}

/** Starts a server on its own file with 100 rows, the same in every file. */
export function startContender(name: ServerName, databases: string): Promise<ServerProcess> {
  const [program, ...args] = servers[name][1].split(" ");
  const path = join(databases, `${name}.sqlite`);
  fill(path);
  return startServer(toProgram(program ?? name), path, { args });
}

function fill(path: string): void {
  const database = openDatabase(path);
  const time = "2026-01-01T00:00:00.000Z";
  const rows = Array.from({ length: 100 }, (_, index) => ({
    name: `Item ${index + 1}`,
    description: `What there is to say about the item with the number ${index + 1}`,
    price: 100 * (index + 1),
    createdAt: time,
    updatedAt: time,
  }));
  database.insert(items).values(rows).run();
  // Deletes created items before the table is full.
  database.$client.exec(`
    CREATE TRIGGER make_room AFTER INSERT ON items WHEN NEW.id % 400 = 0
    BEGIN DELETE FROM items WHERE id > ${rows.length}; END`);
  database.$client.close();
}
