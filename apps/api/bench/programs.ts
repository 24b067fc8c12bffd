import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@blocked/lab";
import { build } from "esbuild";

const api = join(root, "apps/api");
const folder = join(api, ".bench");

/** Bundles the servers as `pnpm build` bundles the API: tsx leaves a mark on each function, at run time. */
export async function buildPrograms(): Promise<void> {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(api, "package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const servers = ["ours", "express", "hono", "plain", "report-usage"];
  await build({
    entryPoints: {
      shipped: join(api, "src/main.ts"),
      boot: join(api, "bench/boot.ts"),
      ...Object.fromEntries(servers.map((name) => [name, join(api, `bench/servers/${name}.ts`)])),
    },
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: names.filter((name) => !name.startsWith("@blocked/")),
    logLevel: "warning",
  });
}

/** The bundle of a program; as deep below the top folder as the API's own, which finds its way from there. */
export function toProgram(name: string): string {
  return join(folder, `${name}.js`);
}
