import { expect, test } from "vitest";
import data from "./measured.json" with { type: "json" };
import { measured } from "./measured.ts";

test("the table of the tutorial's errors › seven rows › each with a profile and all three engines' lines", () => {
  expect(measured.map(({ id }) => id)).toHaveLength(7);
  for (const { cells } of measured) {
    for (const { code, lines } of Object.values(cells)) {
      const printed = Object.values(lines).map((all) => all.length > 0);
      expect(printed).toEqual(Array(3).fill(code !== null));
    }
  }
});

/** The paragraph below the table says this. */
const wildcard = [
  ["wildcard-before-sign-in", "article", "WildcardOriginNotAllowed", "GET 200"],
  ["wildcard-write-before-sign-in", "article", "WildcardOriginNotAllowed", "OPTIONS 200, PUT 200"],
  ["wildcard-plus-credentials", "article", null, "GET 200"],
  ["wildcard-before-sign-in", "today", null, "GET 200"],
  ["wildcard-write-before-sign-in", "today", null, "OPTIONS 200, PUT 200"],
] as const;

test.for(wildcard)("%s › %s › %s, %s", ([id, server, code, exchanges]) => {
  const cell = data.rows.find((row) => row.id === id)?.cells[server];
  expect([cell?.code, cell?.exchanges.join(", ")]).toEqual([code, exchanges]);
});
