import { errorPages } from "@blocked/error-guide";
import { profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { findSubject, type PictureSubject } from "./subject.ts";

const subjects = [
  findSubject("site", "home"),
  ...profiles.map(({ id }) => findSubject("lab", id)),
  ...errorPages.map(({ slug }) => findSubject("errors", slug)),
];

function toTexts({ kicker, title, text, rows }: PictureSubject): string[] {
  const cells = rows.flatMap(({ script, browser, api }) => [script, browser, api]);
  const texts = cells.map((cell) => (cell?.kind === "arrow" ? cell.label : (cell?.text ?? "")));
  return [kicker, title, text, ...texts];
}

test("picture › every profile and every error › only characters that its fonts have", () => {
  for (const subject of subjects) {
    expect(subject).not.toBeNull();
    if (subject === null) continue;
    for (const text of toTexts(subject)) {
      expect(text).toMatch(/^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201d\u2026]*$/);
    }
  }
});

test("picture › most profiles › shows the recorded request", () => {
  const drawn = profiles.filter(({ id }) => (findSubject("lab", id)?.rows.length ?? 0) > 0);
  expect(drawn.length).toBeGreaterThan(profiles.length / 2);
});

test("picture › a page that does not exist › none", () => {
  expect(findSubject("lab", "no-such-profile")).toBeNull();
  expect(findSubject("errors", "toString")).toBeNull();
  expect(findSubject("constructor", "home")).toBeNull();
});
