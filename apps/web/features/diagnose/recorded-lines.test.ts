import { type CorsErrorCode, type Engine, engines } from "@blocked/cors-protocol";
import { toSlug } from "@blocked/error-guide";
import { masked } from "@blocked/cors-protocol/paste";
import { readReferences } from "@blocked/error-guide/generate";
import { expect, test } from "vitest";
import { read, toAnswer, withEdit } from "@blocked/diagnosis";
import { toKept } from "./state/kept.ts";

const references = readReferences();

/** Only a line that names a reason leads to a page. Firefox's and WebKit's remaining lines say that it failed. */
const withReason = (engine: Engine, line: string) =>
  engine === "chromium" ||
  !/CORS request did not succeed|Preflight response is not successful\. Status code: 0/.test(line);

/** Consoles that differ only in their addresses are read alike. */
const toShape = (lines: readonly string[]) =>
  lines.join("\n").replaceAll(/(?<=:\/\/)[^\s'"’)]+/g, "…");

test("recorded lines › every engine is there", () => {
  expect(new Set(references.map(({ engine }) => engine))).toEqual(new Set(engines));
});

for (const { engine, version, rows } of references) {
  const told = [
    ...new Map(
      rows
        .filter(({ code, lines }) => code !== null && withReason(engine, lines[0] ?? ""))
        .map((row) => [toShape(row.lines), row]),
    ).values(),
  ];

  test(`${engine} ${version} › every recorded console, pasted › leads to the page of its code`, () => {
    expect(told.length).toBeGreaterThan(10);
    for (const { id, code, lines } of told) {
      const { text } = toKept(lines.join("\n"));
      // One profile redirects to an address with a password.
      expect(text, id).toBe(lines.join("\n").replaceAll("reader:secret", masked));
      const { found } = read(text);
      const hrefs = found.flatMap((one) =>
        toAnswer(withEdit(one), []).pages.map(({ href }) => href),
      );
      const path = `/errors/${toSlug(code as CorsErrorCode)}`;
      expect(
        hrefs.map((href) => href.replace(/\?.*/, "")),
        `${id}: ${lines[0]}`,
      ).toContain(path);
    }
  });

  test(`${engine} ${version} › every recorded console, pasted › the words of this engine are those that were printed`, () => {
    let compared = 0;
    for (const { id, code, lines, request } of told) {
      const [one] = read(lines.join("\n")).found;
      if (one === undefined || one.finding.candidates.length !== 1) continue;
      const { method, origin } = request;
      const problem = withEdit(one, { facts: { method, origin }, skipped: [] });
      const own = toAnswer(problem, []).wordings.find((wording) => wording.engine === engine);
      if (own === undefined) continue;
      expect(own.lines[0], `${id}, ${code}`).toBe(lines[0]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(engine === "webkit" ? 0 : 3);
  });
}
