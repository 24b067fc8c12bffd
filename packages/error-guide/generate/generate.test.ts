import { readFileSync } from "node:fs";
import recorded from "../src/recorded.json" with { type: "json" };
import runs from "../src/runs.json" with { type: "json" };
import { expect, test } from "vitest";
import { readPages, readServersReadme, toPages, toServersReadme } from "./files.ts";
import { toMeasured } from "./measured.ts";
import { toRecorded } from "./recorded.ts";
import { toRuns } from "./runs.ts";
import { fillServersTable } from "./servers-table.ts";

test("recorded.json › equals what `pnpm generate` writes", () => {
  expect(recorded).toEqual(toRecorded());
});

test("runs.json › equals what `pnpm generate` writes", () => {
  expect(runs).toEqual(toRuns());
});

test("measured.json of /learn › equals what `pnpm generate` writes", () => {
  const stored = readFileSync(
    new URL("../../../apps/web/features/learn/tutorial/measured.json", import.meta.url),
    "utf8",
  );
  expect(JSON.parse(stored)).toEqual(toMeasured());
});

test("the Markdown pages › equal what `pnpm generate` writes", () => {
  expect(Object.fromEntries(readPages())).toEqual(Object.fromEntries(toPages()));
});

test("the servers' README › equals what `pnpm generate` writes", () => {
  expect(readServersReadme()).toBe(toServersReadme());
});

test("the servers' table › no marks to fill › an error that names them", () => {
  expect(() => fillServersTable("# A README", [])).toThrow("measured: pnpm generate");
});

test("the Markdown pages › every link to a file leads to a page and a heading that exist", () => {
  const pages = toPages();
  for (const [path, text] of pages) {
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const [file = "", heading] = new URL(link, `http://pages/${path}`).href.slice(13).split("#");
      const target = pages.get(file)?.toLowerCase();
      expect(target, `${path}: ${link}`).toContain(
        heading === undefined ? "# " : `\n## ${heading}\n`,
      );
    }
  }
});
