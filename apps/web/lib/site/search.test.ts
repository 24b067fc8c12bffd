import { errorPages } from "@blocked/error-guide";
import { profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { findEntries, findNearest } from "./search.ts";
import { toSearchEntries } from "./search-index.ts";

const entries = toSearchEntries();
const find = (wanted: string) => findEntries(entries, wanted).map(({ href }) => href);

test("search index › every profile and every error page › one entry each, no address twice", () => {
  const hrefs = entries.map(({ href }) => href);
  for (const { id } of profiles) expect(hrefs).toContain(`/lab/${id}`);
  for (const { slug } of errorPages) expect(hrefs).toContain(`/errors/${slug}`);
  expect(new Set(hrefs).size).toBe(hrefs.length);
});

const found: [wanted: string, first: string][] = [
  ["method not allowed", "/lab/missing-method"],
  ["withCredentials", "/errors/wildcard-origin-not-allowed"],
  ["nginx always", "/config?stack=nginx"],
  ["fastapi add_middleware allow_credentials", "/config?stack=fastapi"],
  ["nginx zebra", "/config?stack=nginx"],
  ["  PREFLIGHT ", "/glossary#preflight"],
  ["No 'Access-Control-Allow-Origin' header", "/errors/missing-allow-origin-header"],
  ["MissingAllowOriginHeader", "/errors/missing-allow-origin-header"],
  ["wildcard cookies", "/lab/wildcard-plus-credentials"],
];

test.for(found)("search › %s › finds %s", ([wanted, href]) => {
  expect(find(wanted)).toContain(href);
});

test("search › the title itself, or one that begins with the query › comes first", () => {
  expect(findEntries(entries, "origin mis")[0]?.href).toBe("/lab/origin-mismatch");
  expect(findEntries(entries, "preflight")[0]?.href).toBe("/glossary#preflight");
});

test("search › nothing written, or a word that no entry has › finds nothing", () => {
  expect(find("  ")).toEqual([]);
  expect(find("zebra")).toEqual([]);
});

const ids = profiles.map(({ id }) => id);
const nearest: [wanted: string, want: string | undefined][] = [
  ["mising-method", "missing-method"],
  ["Wildcard-plus-credential", "wildcard-plus-credentials"],
  ["correct", "correct"],
  ["zzzzzzzzzz", undefined],
  ["a".repeat(10_000), undefined],
];

test.for(nearest)("nearest › %s › %s", ([wanted, want]) => {
  expect(findNearest(ids, (id) => id, wanted)[0]).toBe(want);
});
