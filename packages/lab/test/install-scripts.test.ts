import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../src/root.ts";

type Package = { name: string; scripts?: Record<string, string> };

/** What pnpm takes as a script that runs while a package is installed. */
const hooks = ["preinstall", "install", "postinstall"];

/** Every package that is installed and would run something of its own on this machine. */
function findInstallScripts(): string[] {
  const store = join(root, "node_modules/.pnpm");
  const names = readdirSync(store).flatMap((entry) => {
    const modules = join(store, entry, "node_modules");
    if (!existsSync(modules)) return [];
    return readdirSync(modules).flatMap((name) =>
      name.startsWith("@")
        ? readdirSync(join(modules, name)).map((one) => join(modules, name, one))
        : [join(modules, name)],
    );
  });
  const found = names.filter((folder) => {
    const file = join(folder, "package.json");
    if (!existsSync(file)) return false;
    const { scripts = {} } = JSON.parse(readFileSync(file, "utf8")) as Package;
    return (
      hooks.some((hook) => scripts[hook] !== undefined) || existsSync(join(folder, "binding.gyp"))
    );
  });
  return [...new Set(found.map((folder) => folder.replace(/^.*\/node_modules\//, "")))].toSorted();
}

test("install scripts › of an unnamed package › do not run", () => {
  const settings = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const [, block = ""] = /^allowBuilds:\n((?: .*\n)+)/m.exec(settings) ?? [];
  const named = [...block.matchAll(/^ {2}(\S+): (?:true|false)/gm)].map(([, name]) => name);
  const found = findInstallScripts();
  expect(found).toContain("better-sqlite3");
  expect(named).toEqual(expect.arrayContaining(found));
  expect(settings).toMatch(/^strictDepBuilds: true$/m);
  expect(settings).not.toMatch(/dangerouslyAllowAllBuilds/);
});
