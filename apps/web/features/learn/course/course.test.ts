import { expect, test } from "vitest";
import { addHint, addPrediction, addRepair, type Course, listDue, readCourse } from "./course.ts";

const ids = ["a", "b"];
const stored = {
  a: { held: false, repaired: "unsafe", hints: 2, review: { due: "2026-01-31", passed: 0 } },
};

test("stored course › written and read again › the same", () => {
  expect(readCourse(JSON.parse(JSON.stringify(stored)), ids)).toEqual(stored);
});

test.for([
  ["no object", "x"],
  ["null", null],
  ["a list", []],
  ["an unknown lesson", { c: { held: true } }],
  ["an inherited name", JSON.parse('{"__proto__": {"a": {"held": true}}}') as unknown],
])("stored course › %s › dropped", ([, value]) => {
  expect(readCourse(value, ids)).toEqual({});
});

test.for([
  ["held as text", { held: "true" }],
  ["an unknown repair", { repaired: "yes" }],
  ["half a hint", { hints: 0.5 }],
  ["minus one hint", { hints: -1 }],
  ["a review on no day", { review: { due: "tomorrow", passed: 0 } }],
  ["a review without an end", { review: { due: "2026-01-31", passed: 9 } }],
  ["a review that is null", { review: null }],
  ["an unknown property", { score: 7 }],
] as const)("stored progress › %s › dropped, the rest kept", ([, wrong]) => {
  expect(readCourse({ b: { ...wrong } }, ids)).toEqual({ b: {} });
  expect(readCourse({ a: stored.a, b: { ...wrong } }, ids)).toEqual({ ...stored, b: {} });
});

test("prediction › missed › due from the next day on, and other progress stays", () => {
  const course = addPrediction({ a: { hints: 1 } }, "a", false, "2026-01-30");
  expect(course["a"]).toMatchObject({ hints: 1, held: false });
  expect(listDue(course, "2026-01-30")).toEqual([]);
  expect(listDue(course, "2026-01-31")).toEqual(["a"]);
  expect(listDue(course, "2026-02-15")).toEqual(["a"]);
});

test("prediction › answered correctly for the last time › no review is left", () => {
  const course: Course = { a: { held: false, review: { due: "2026-01-30", passed: 2 } } };
  expect(addPrediction(course, "a", true, "2026-01-30")).toEqual({ a: { held: true } });
});

test("repair › unsafe after a safe one › stays safe", () => {
  const unsafe = addRepair({}, "a", "unsafe");
  expect(unsafe).toEqual({ a: { repaired: "unsafe" } });
  const safe = addRepair(unsafe, "a", "safe");
  expect(addRepair(safe, "a", "unsafe")).toEqual({ a: { repaired: "safe" } });
});

test("hints › opened one after another › counted", () => {
  expect(addHint(addHint({}, "a"), "a")).toEqual({ a: { hints: 2 } });
});
