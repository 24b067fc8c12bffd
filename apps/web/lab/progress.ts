import { findProfile } from "@blocked/profiles";
import { type Entry, isHarm, type SceneEntry } from "./state.ts";

/** How far a person has come with a profile. */
export type Progress = "failure seen" | "danger seen" | "fixed" | "works";

export type Course = Readonly<Partial<Record<string, Progress>>>;

const place = "blocked-by-cors:course";

/** What this browser remembers; nothing where it may not remember. */
export function loadCourse(): Course {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}") as Course;
  } catch {
    return {};
  }
}

export function saveCourse(course: Course): void {
  try {
    localStorage.setItem(place, JSON.stringify(course));
  } catch {
    // A browser that may not remember still teaches.
  }
}

/** What one more request teaches about the course. */
export function advance(course: Course, entry: Entry): Course {
  const { action, explanation, profileId, before } = entry;
  if (isHarm(entry)) {
    return course[profileId] === undefined ? { ...course, [profileId]: "danger seen" } : course;
  }
  if (explanation.kind !== "verdict") return course;
  if (explanation.verdict.outcome === "blocked" && action.kind !== "stranger") {
    return course[profileId] === undefined ? { ...course, [profileId]: "failure seen" } : course;
  }
  return {
    ...course,
    ...(before === null ? {} : { [before.profileId]: "fixed" }),
    ...(findProfile(profileId)?.fix === profileId ? { [profileId]: "works" } : {}),
  };
}

/** What a scene that ended as stated teaches about the course. */
export function advanceScene(
  course: Course,
  { profileId, before }: Pick<SceneEntry, "profileId" | "before">,
): Course {
  if (findProfile(profileId)?.fix !== profileId) {
    return course[profileId] === undefined ? { ...course, [profileId]: "failure seen" } : course;
  }
  const mended = before === null ? {} : { [before.profileId]: "fixed" as const };
  return { ...course, ...mended, [profileId]: "works" };
}
