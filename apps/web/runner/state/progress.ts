import { findProfile } from "@blocked/profiles";
import { type Entry, isHarm, type ScenarioEntry } from "./state.ts";

const progress = ["failure seen", "danger seen", "fixed", "works"] as const;

/** How far a person has come with a profile. */
export type Progress = (typeof progress)[number];

export type Course = Readonly<Partial<Record<string, Progress>>>;

const place = "blocked-by-cors:course";

/** What this browser remembers; nothing where it may not remember. */
export function loadCourse(): Course {
  try {
    return readCourse(JSON.parse(localStorage.getItem(place) ?? "{}"));
  } catch {
    return {};
  }
}

/**
 * Keeps what is progress with a profile that there is. Another version of the lab, or another program on this port,
 * may have stored anything.
 */
function readCourse(stored: unknown): Course {
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([id, value]): [string, Progress][] => {
    const known = progress.find((one) => one === value);
    return known === undefined || findProfile(id) === undefined ? [] : [[id, known]];
  });
  return Object.fromEntries(entries);
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
  if (explanation.verdict.outcome === "blocked" && action.kind !== "attacker") {
    return course[profileId] === undefined ? { ...course, [profileId]: "failure seen" } : course;
  }
  return {
    ...course,
    ...(before === null ? {} : { [before.profileId]: "fixed" }),
    ...(findProfile(profileId)?.fix === profileId ? { [profileId]: "works" } : {}),
  };
}

/** What a scenario that ended as stated teaches about the course. */
export function advanceScenario(
  course: Course,
  { profileId, before }: Pick<ScenarioEntry, "profileId" | "before">,
): Course {
  if (findProfile(profileId)?.fix !== profileId) {
    return course[profileId] === undefined ? { ...course, [profileId]: "failure seen" } : course;
  }
  const mended = before === null ? {} : { [before.profileId]: "fixed" as const };
  return { ...course, ...mended, [profileId]: "works" };
}
