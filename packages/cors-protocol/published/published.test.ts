import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";
import budget from "./budget.json" with { type: "json" };

const here = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string) => join(here, "node_modules/.bin", name);
const { exports } = JSON.parse(readFileSync(join(here, "package.json"), "utf8")) as {
  exports: Record<string, string>;
};
const entries = Object.keys(exports).map((entry) => `@blocked/cors-protocol${entry.slice(1)}`);

const imports = entries
  .map((entry, index) => `import * as entry${index} from "${entry}";`)
  .join("\n");
const names = entries.map((_, index) => `entry${index}`).join(", ");

const folder = mkdtempSync(join(tmpdir(), "cors protocol "));
const built = join(folder, "built");
const project = join(folder, "project");
let tarball = "";
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An empty project into which npm installs the tarball. */
beforeAll(() => {
  execFileSync(bin("tsc"), ["-p", "tsconfig.build.json", "--outDir", built], { cwd: here });
  execFileSync(process.execPath, ["package.mjs", built], { cwd: here });
  const packed = ["pack", "--json", "--pack-destination", folder];
  const [pack] = JSON.parse(execFileSync("npm", packed, { cwd: built, encoding: "utf8" })) as [
    { filename: string },
  ];
  tarball = join(folder, pack.filename);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  const install = ["install", "--offline", "--no-audit", "--no-fund", tarball];
  execFileSync("npm", install, { cwd: project, stdio: "pipe" });
});

test("package › every entry imported from JavaScript after npm install › loads", () => {
  const code = [imports, `console.log([${names}].map((entry) => Object.keys(entry).length));`];
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", code.join("\n")], {
    cwd: project,
    encoding: "utf8",
  });
  const counts = JSON.parse(printed) as number[];
  expect(counts.filter((count) => count > 0)).toHaveLength(entries.length);
});

test.for([
  ["bundler", "esnext"],
  ["nodenext", "nodenext"],
] as const)(
  "package › used from TypeScript with moduleResolution %s › compiles",
  ([moduleResolution, module]) => {
    const name = `${moduleResolution}.ts`;
    writeFileSync(
      join(project, name),
      `${imports}
import { checkResponse, type Refusal } from "@blocked/cors-protocol";

const refusal: Refusal | null = checkResponse({ origin: "https://a.example", credentials: "omit" }, { status: 200, headers: [] });
// @ts-expect-error -- there is no such mode
checkResponse({ origin: "https://a.example", credentials: "none" }, { status: 200, headers: [] });
export const used = [refusal, ${names}];
`,
    );
    const { stdout, status } = spawnSync(
      bin("tsc"),
      [
        "--noEmit",
        "--strict",
        "--types",
        "",
        "--lib",
        "es2023",
        "--module",
        module,
        "--moduleResolution",
        moduleResolution,
        name,
      ],
      { cwd: project, encoding: "utf8" },
    );
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  },
);

test("package › linted by publint › nothing is wrong", async () => {
  const { messages } = await publint({ pkgDir: built, strict: true });
  expect(messages).toEqual([]);
});

test("package › types checked by attw › every entry resolves", () => {
  const checked = spawnSync(bin("attw"), [tarball, "--profile", "esm-only", "--format", "ascii"], {
    encoding: "utf8",
  });
  expect(checked.status, checked.stdout + checked.stderr).toBe(0);
});

test("package › its manifest › names no dependency and no script", () => {
  const manifest = createRequire(join(project, "x.js")).resolve("@blocked/cors-protocol");
  const text = readFileSync(join(dirname(manifest), "package.json"), "utf8");
  expect(Object.keys(JSON.parse(text) as object)).not.toContain("dependencies");
  expect(Object.keys(JSON.parse(text) as object)).not.toContain("scripts");
});

test.for(Object.entries(budget))(
  "size › %s › within its budget",
  async ([, { entry, names, bytes }]) => {
    const what = names.includes("*") ? "*" : `{ ${names.join(", ")} }`;
    const { outputFiles } = await build({
      stdin: {
        contents: `export ${what} from "@blocked/cors-protocol${entry.slice(1)}";`,
        resolveDir: project,
      },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    expect(gzipSync(outputFiles[0]?.contents ?? "").length).toBeLessThanOrEqual(bytes);
  },
);
