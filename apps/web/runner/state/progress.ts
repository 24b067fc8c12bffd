import { findProfile } from "@blocked/profiles";
import {
  type Course,
  type Entry,
  isHarm,
  type Progress,
  progressSteps,
  type ScenarioEntry,
} from "./state.ts";

const key = "blocked-by-cors:course";

/** Reads the stored progress; an empty course if the browser denies storage. */
export function loadCourse(): Course {
  try {
    return readCourse(JSON.parse(localStorage.getItem(key) ?? "{}"));
  } catch {
    return {};
  }
}

/** Drops whatever is not progress. Another version of the lab, or another program on this port, may have stored it. */
function readCourse(stored: unknown): Course {
  if (typeof stored !== "object" || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([id, value]): [string, Progress][] => {
    const known = progressSteps.find((one) => one === value);
    return known === undefined || findProfile(id) === undefined ? [] : [[id, known]];
  });
  return Object.fromEntries(entries);
}

export function saveCourse(course: Course): void {
  try {
    localStorage.setItem(key, JSON.stringify(course));
  } catch {
    // The lab also works where the browser denies storage.
  }
}

/** Adds what one more request showed. */
export function advance(course: Course, entry: Entry): Course {
  const { action, explanation, profileId } = entry;
  if (isHarm(entry)) return addFirst(course, profileId, "danger seen");
  if (explanation.kind !== "verdict") return course;
  if (explanation.verdict.outcome === "blocked" && action.kind !== "attacker") {
    return addFirst(course, profileId, "failure seen");
  }
  return addFixed(course, entry);
}

/** Adds what a scenario showed that ended as stated. */
export function advanceScenario(course: Course, entry: ScenarioEntry): Course {
  return isCorrect(entry.profileId)
    ? addFixed(course, entry)
    : addFirst(course, entry.profileId, "failure seen");
}

function addFirst(course: Course, id: string, seen: Progress): Course {
  return course[id] === undefined ? { ...course, [id]: seen } : course;
}

function addFixed(
  course: Course,
  { profileId, before }: Pick<Entry | ScenarioEntry, "profileId" | "before">,
): Course {
  return {
    ...course,
    // A fix is sent through another profile, which the reader did not open.
    ...(before !== null
      ? { [before.profileId]: "fixed" }
      : isCorrect(profileId)
        ? { [profileId]: "works" }
        : {}),
  };
}

const isCorrect = (id: string) => findProfile(id)?.fix === id;
