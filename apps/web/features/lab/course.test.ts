import { families, profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { splitSentence, toPlace } from "./course.ts";

test("place in the course › a profile of the tutorial › its number, and the one after it", () => {
  const place = toPlace({ id: "missing-method" });
  expect([place?.family.title, place?.number, place?.next?.id]).toEqual([
    "Tutorial",
    4,
    "missing-header",
  ]);
});

test("place in the course › the next links › lead through every profile once", () => {
  const seen: string[] = [];
  for (let one = profiles[0]; one !== undefined; one = toPlace(one)?.next ?? undefined) {
    seen.push(one.id);
  }
  expect(seen).toEqual(families.flatMap((family) => family.profiles.map(({ id }) => id)));
  expect(toPlace({ id: "no-such-profile" })).toBe(null);
});

test.for([
  ["One. Two three.", "One.", "Two three."],
  ["Only one", "Only one", ""],
  ["With http://a.example:80 inside. Rest.", "With http://a.example:80 inside.", "Rest."],
] as const)("first sentence › %s › %s", ([text, first, rest]) => {
  expect(splitSentence(text)).toEqual([first, rest]);
});

test("first sentence › of every lesson › followed by the rest, word for word", () => {
  for (const { lesson } of profiles) {
    expect(splitSentence(lesson).join(" ").trim()).toBe(lesson);
  }
});
