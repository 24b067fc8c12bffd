import { useEffect } from "react";
import { createStore, runOnce, useStore } from "../../../lib/store.ts";
import { lessons } from "../lessons/lessons.ts";
import { type Course, readCourse } from "./course.ts";
import { toDay } from "./recall.ts";

const key = "blocked-by-cors:learn";
const ids = lessons.map(({ id }) => id);
/** The day is null until the page has hydrated: only the browser knows it, and the progress. */
const store = createStore<{ course: Course; today: string | null }>({ course: {}, today: null });

/** Changes the course and keeps it in this browser. */
function update(change: (course: Course) => Course): void {
  const course = change(store.getState().course);
  store.set({ course });
  try {
    localStorage.setItem(key, JSON.stringify(course));
  } catch {
    // The course also works where the browser denies storage.
  }
}

function load(): void {
  try {
    store.set({ course: readCourse(JSON.parse(localStorage.getItem(key) ?? "{}"), ids) });
  } catch {
    // Storage is denied or damaged: the course starts anew.
  }
  store.set({ today: toDay(new Date()) });
}

/** The reader's progress and calendar day. */
export function useCourse() {
  useEffect(() => runOnce(store, load), []);
  return { ...useStore(store), update };
}
