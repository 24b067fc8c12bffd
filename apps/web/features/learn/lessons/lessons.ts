import { readLessonNumber } from "../address.ts";
import type { Chapter, Lesson } from "./lesson.ts";
import { insecure } from "./insecure.ts";
import { responses } from "./responses.ts";
import { tutorial } from "./tutorial.ts";

/** The course in its order. A new lesson is one object in one of these files. */
export const chapters: readonly Chapter[] = [tutorial, responses, insecure];

export const lessons: readonly Lesson[] = chapters.flatMap((chapter) => chapter.lessons);

/** The number of a lesson in the address. */
export function toNumber(lesson: Lesson): number {
  return lessons.indexOf(lesson) + 1;
}

/** Finds a lesson by its number in the address; null where there is none. */
export function findLesson(text: string): { number: number; lesson: Lesson } | null {
  const number = readLessonNumber(text, lessons.length);
  const lesson = lessons[(number ?? 0) - 1];
  return number === null || lesson === undefined ? null : { number, lesson };
}
