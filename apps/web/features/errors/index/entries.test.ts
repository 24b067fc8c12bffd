import { errorPages } from "@blocked/error-guide";
import { expect, test } from "vitest";
import { sights, toEntries } from "./entries.ts";
import { filterEntries, toKey, toLetter } from "./filter-entries.ts";

const entries = toEntries();
const find = (text: string, sees = "", engine: "chromium" | "firefox" | "webkit" = "chromium") =>
  filterEntries(entries, { engine, sees, text }).map(({ slug }) => slug);

test("error index › every page › once, from A to Z", () => {
  expect(entries.map(({ slug }) => slug).toSorted()).toEqual(
    errorPages.map(({ slug }) => slug).toSorted(),
  );
  const keys = entries.map(({ title }) => toKey(title));
  expect(keys).toEqual(keys.toSorted((a, b) => a.localeCompare(b)));
});

test("error index › every letter › stands once, before the first title that begins with it", () => {
  const letters = entries.map((_, place) => toLetter(entries, place)).filter(Boolean);
  const firsts = entries.map(({ title }) => toKey(title).charAt(0).toUpperCase());
  expect(letters).toEqual([...new Set(firsts)]);
  expect(letters.length).toBeGreaterThan(5);
});

test("error index › every page › is among what a reader may choose to see", () => {
  const ids = sights.map(([id]) => id);
  expect([...new Set(entries.map(({ sees }) => sees))].toSorted()).toEqual(ids.toSorted());
});

test("error index › words of a console line › the pages whose line in that engine has them", () => {
  expect(find("did not succeed", "", "firefox")).not.toEqual([]);
  expect(find("did not succeed")).toEqual([]);
  expect(find("HTTP ok status")).toContain("preflight-invalid-status");
});

test("error index › insecure configurations only › none with a code", () => {
  expect(find("", "dangerous")).toContain("reflected-origin");
  expect(find("", "dangerous")).not.toContain("allow-origin-mismatch");
  expect(find("no such words")).toEqual([]);
});
