import { expect, test } from "vitest";
import { readLessonNumber, readPlace, toKeyLink, toLessonLink, toNeighbour } from "./address.ts";

test.for([
  ["1", 1],
  ["14", 14],
  ["15", null],
  ["0", null],
  ["01", null],
  ["1.0", null],
  ["-1", null],
  ["", null],
  ["constructor", null],
] as const)("number of a lesson › “%s” of 14 › %s", ([text, number]) => {
  expect(readLessonNumber(text, 14)).toBe(number);
});

test.for([
  ["", 1, false],
  ["step=4", 4, false],
  ["step=5", 1, false],
  ["step=2.5", 1, false],
  ["step=", 1, false],
  ["teach=1&step=2", 2, true],
  ["teach=yes", 1, false],
] as const)("place in a lesson › “%s” › step %i", ([query, step, isTeaching]) => {
  expect(readPlace(new URLSearchParams(query))).toEqual({ step, isTeaching });
});

test.for([1, 2, 3, 4] as const)("link to a lesson › step %i › is read again", (step) => {
  for (const isTeaching of [true, false]) {
    const url = new URL(toLessonLink(7, { step, isTeaching }), "http://localhost");
    expect(readLessonNumber(url.pathname.slice("/learn/".length), 12)).toBe(7);
    expect(readPlace(url.searchParams)).toEqual({ step, isTeaching });
  }
});

test("neighbours of a step › forth and back › cross from lesson to lesson and end at both ends", () => {
  expect(toNeighbour({ number: 2, step: 4 }, 1, 12)).toEqual({ number: 3, step: 1 });
  expect(toNeighbour({ number: 3, step: 1 }, -1, 12)).toEqual({ number: 2, step: 4 });
  expect(toNeighbour({ number: 1, step: 2 }, 1, 12)).toEqual({ number: 1, step: 3 });
  expect(toNeighbour({ number: 1, step: 1 }, -1, 12)).toBeNull();
  expect(toNeighbour({ number: 12, step: 4 }, 1, 12)).toBeNull();
});

test.for([
  ["ArrowRight", "/learn/4?teach=1", "/learn/4?step=2&teach=1"],
  ["ArrowRight", "/learn/4?step=4&teach=1", "/learn/5?teach=1"],
  ["ArrowLeft", "/learn/5?teach=1", "/learn/4?step=4&teach=1"],
  ["ArrowLeft", "/learn/1?teach=1", null],
  ["ArrowRight", "/learn/12?step=4&teach=1", null],
  ["Escape", "/learn/4?step=3&teach=1", "/learn/4?step=3"],
  ["Enter", "/learn/4?teach=1", null],
  ["ArrowRight", "/learn?teach=1", null],
] as const)("key while teaching › %s at %s › %s", ([key, address, link]) => {
  expect(toKeyLink(key, new URL(address, "http://localhost"), 12)).toBe(link);
});
