import { expect, test } from "vitest";
import { type Review, reschedule, toDay } from "./recall.ts";

test("recall › missed, then answered correctly whenever it is due › asked after 1, 3 and 7 days, then no more", () => {
  const asked: string[] = [];
  let review: Review | undefined = reschedule(undefined, false, "2026-01-30");
  while (review !== undefined) {
    asked.push(review.due);
    review = reschedule(review, true, review.due);
  }
  expect(asked).toEqual(["2026-01-31", "2026-02-03", "2026-02-10"]);
});

test("recall › missed again › starts over", () => {
  const second = { due: "2026-02-03", passed: 1 };
  expect(reschedule(second, false, "2026-02-03")).toEqual({ due: "2026-02-04", passed: 0 });
});

test("recall › correct before it is due › changes nothing", () => {
  const review = { due: "2026-02-03", passed: 1 };
  expect(reschedule(review, true, "2026-02-02")).toEqual(review);
});

test("recall › correct long after it was due › the next interval counts from that day", () => {
  const late = reschedule({ due: "2026-02-03", passed: 1 }, true, "2026-03-01");
  expect(late).toEqual({ due: "2026-03-08", passed: 2 });
});

test("recall › correct at the first attempt › never asked", () => {
  expect(reschedule(undefined, true, "2026-02-03")).toBeUndefined();
});

test("day › late in the evening and early in the morning › the reader's own", () => {
  expect(toDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  expect(toDay(new Date(2026, 0, 6, 0, 1))).toBe("2026-01-06");
});
