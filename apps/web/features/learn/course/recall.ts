/** When a missed prediction is asked again. */
export type Review = {
  /** A day, as in 2026-01-31. */
  due: string;
  /** How often it has been answered correctly since it was missed. */
  passed: number;
};

/** The days until the next question: after a miss, and after each correct answer. */
const intervals = [1, 3, 7] as const;

const day = /^\d{4}-\d{2}-\d{2}$/;

export function isReview(value: unknown): value is Review {
  const { due, passed } = (value ?? {}) as Partial<Record<keyof Review, unknown>>;
  return typeof due === "string" && day.test(due) && intervals.some((_, index) => index === passed);
}

/**
 * Says when to ask again. A miss starts over; a correct answer counts only from the day on which it is due.
 * @returns undefined when there is nothing to ask again
 */
export function reschedule(
  review: Review | undefined,
  held: boolean,
  today: string,
): Review | undefined {
  if (!held) return { due: addDays(today, intervals[0]), passed: 0 };
  if (review === undefined || review.due > today) return review;
  const passed = review.passed + 1;
  const interval = intervals[passed];
  return interval === undefined ? undefined : { due: addDays(today, interval), passed };
}

/** The reader's own calendar day, so that a review is due from the morning on. */
export function toDay(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

function addDays(from: string, count: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
