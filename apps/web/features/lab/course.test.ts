import { families, profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { toPlace } from "./course.ts";

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
