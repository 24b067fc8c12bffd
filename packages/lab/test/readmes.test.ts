import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { afterAll, expect, test, vi } from "vitest";
import { root } from "../src/root.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
/** Every page but those of the errors, which are generated. */
const readmes = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((path) => !/\/errors\/(?!README)/.test(path));
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```/g, "");

test.for(readmes)("%s › every relative link leads to a file", (path) => {
  const text = withoutCode(read(path));
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)]
    .map(([, inline, reference]) => (inline ?? reference ?? "").replace(/#.*$/, ""))
    .filter((link) => link !== "" && !/^[a-z]+:/.test(link));
  for (const link of links) expect(existsSync(join(root, dirname(path), link)), link).toBe(true);
});

test.for(readmes)("%s › every pnpm command exists", (path) => {
  const commands = [...read(path).matchAll(/\bpnpm(?:@12)? ([a-z][a-z0-9:-]*)/g)];
  for (const [, name = ""] of commands) expect(Object.keys(scripts), name).toContain(name);
});

test("packages/lab/README.md › names every command of package.json", () => {
  const text = read("packages/lab/README.md");
  for (const name of Object.keys(scripts).filter((one) => !one.startsWith("check:"))) {
    expect(text).toContain(`\`pnpm ${name}\``);
  }
});

test("README.md › is short: lines, characters, sentences and tables", () => {
  const lines = read("README.md").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(120);
  expect(lines.slice(0, 60).join("\n").length).toBeLessThanOrEqual(2500);
  expect(lines.filter((line) => line.startsWith("|") && line.length > 100)).toEqual([]);
  const prose = withoutCode(read("README.md"))
    .replaceAll(/<picture>[\s\S]*<\/picture>|^[|#[].*$/gm, "")
    .split(/(?<=[.:!?])\s+|\n\n/);
  expect(prose.filter((sentence) => sentence.trim().split(/\s+/).length > 30)).toEqual([]);
});

/** The examples that stand alone; a package tests by itself what belongs into one of its files. */
const blocks = readmes.flatMap((path) =>
  [...read(path).matchAll(/```ts\n(import [\s\S]*?)```/g)].map(([, code = ""], index) => ({
    path,
    code,
    title: `${path}, ${index + 1}`,
  })),
);

const examples = blocks.map(({ path, code, title }) => {
  // Beside the README, so that imports resolve as they do in its package.
  const folder = mkdtempSync(join(root, dirname(path), ".readme-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "example.ts");
  writeFileSync(file, `${code}\nexport {};\n`);
  return { title, folder, file, code };
});

test("the READMEs' examples › compile", () => {
  // One run for all: a compiler's start and the shared types take most of its time.
  const folder = examples[0]?.folder ?? "";
  const options = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: { types: ["node"], lib: ["es2023", "dom"] },
    files: examples.map(({ file }) => file),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
  const { stdout, status } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], {
    encoding: "utf8",
  });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});

/** The comment lines after the calls of console.log: what they print. */
const toPrinted = (code: string) =>
  [...code.matchAll(/console\.log\(.*\);\n((?:\/\/ .*\n)+)/g)]
    .map(([, comment = ""]) => comment.replaceAll(/^\/\/ /gm, ""))
    .join("");

test.for(examples)(
  "$title › the example runs, and prints what its comments say",
  async ({ file, code }) => {
    let printed = "";
    const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
      printed += `${format(...values)}\n`;
    });
    await import(pathToFileURL(file).href).finally(() => log.mockRestore());
    const said = toPrinted(code);
    expect(said === "" ? "" : printed).toBe(said);
  },
);
