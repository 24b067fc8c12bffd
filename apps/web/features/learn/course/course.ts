import { isReview, type Review, reschedule } from "./recall.ts";

/** What the browser remembers of one lesson. */
export type LessonProgress = {
  /** Whether the newest prediction held. */
  held?: boolean;
  repaired?: "safe" | "unsafe";
  /** How many hints were opened. They stay open. */
  hints?: number;
  /** When to ask again; left out if nothing was missed. */
  review?: Review;
};

/** The progress with each lesson that was opened, by its id. */
export type Course = Readonly<Partial<Record<string, LessonProgress>>>;

type Schema = { [Name in keyof Required<LessonProgress>]: (value: unknown) => boolean };

const schema: Schema = {
  held: (value) => typeof value === "boolean",
  repaired: (value) => value === "safe" || value === "unsafe",
  hints: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 100,
  review: isReview,
};

/**
 * Reads what was stored, and drops whatever does not match the schema. Another version of the course, or another
 * program on this port, may have stored it.
 */
export function readCourse(stored: unknown, ids: readonly string[]): Course {
  if (!isObject(stored)) return {};
  return Object.fromEntries(
    ids.flatMap((id): [string, LessonProgress][] => {
      const given = Object.hasOwn(stored, id) ? stored[id] : undefined;
      if (!isObject(given)) return [];
      const kept = Object.entries(schema).filter(
        ([name, isValid]) => Object.hasOwn(given, name) && isValid(given[name]),
      );
      return [[id, Object.fromEntries(kept.map(([name]) => [name, given[name]]))]];
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Adds whether a prediction held, and when to ask again. */
export function addPrediction(course: Course, id: string, held: boolean, today: string): Course {
  const { review, ...rest } = course[id] ?? {};
  const next = reschedule(review, held, today);
  return { ...course, [id]: { ...rest, held, ...(next && { review: next }) } };
}

/** Adds how a repair ended. A safe one is never replaced by an unsafe one. */
export function addRepair(course: Course, id: string, repaired: "safe" | "unsafe"): Course {
  if (course[id]?.repaired === "safe") return course;
  return { ...course, [id]: { ...course[id], repaired } };
}

export function addHint(course: Course, id: string): Course {
  return { ...course, [id]: { ...course[id], hints: (course[id]?.hints ?? 0) + 1 } };
}

/** The ids of the lessons to ask again today. */
export function listDue(course: Course, today: string): string[] {
  return Object.entries(course).flatMap(([id, progress]) =>
    progress?.review !== undefined && progress.review.due <= today ? [id] : [],
  );
}
