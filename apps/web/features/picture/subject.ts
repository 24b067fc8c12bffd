import { findErrorPage, toCauses, toRecordId } from "@blocked/error-guide";
import { findProfile, getShown, isHarmed, type Profile } from "@blocked/profiles";
import { findJudgedRun, findShownRun, type JudgedRun } from "../../lib/recorded-run.ts";
import { type OutlineRow, toOutline } from "../../ui/diagram/outline.ts";

/** What a picture shows: a heading, and the diagram of a recorded request, or a sentence where there is none. */
export type PictureSubject = {
  kicker: string;
  title: string;
  text: string;
  rows: readonly OutlineRow[];
  whose: "Your" | "Their";
};

const home: PictureSubject = {
  kicker: "",
  title: "Your browser blocked it. Here is why, and the line to change.",
  text: "",
  ...toDiagram(findJudgedRun("missing-method/update")),
};

type LessonStart = { title: string; story: string; profile: string; probe: string };

/** Shows the request of a lesson and not how it ends, which the reader is asked. */
export function toLessonSubject(number: number, lesson: LessonStart): PictureSubject {
  const { rows, whose } = toDiagram(findJudgedRun(`${lesson.profile}/${lesson.probe}`));
  const { title, story } = lesson;
  return { kicker: `Lesson ${number}`, title, text: story, rows: rows.slice(0, 1), whose };
}

/** Null for a page that does not exist. */
export function findSubject(kind: string, id: string): PictureSubject | null {
  if (kind === "site" && id === "home") return home;
  if (kind === "lab") {
    const profile = findProfile(id);
    return profile === undefined ? null : toProfileSubject("CORS lab", profile);
  }
  const page = kind === "errors" ? findErrorPage(id) : undefined;
  if (page === undefined) return null;
  if ("profile" in page) return toProfileSubject("CORS error explained", page.profile);
  if ("neighbour" in page) {
    return {
      kicker: "Not a CORS error",
      title: page.title,
      text: page.meaning,
      ...toDiagram(undefined),
    };
  }
  const [cause] = toCauses(page.code);
  const run = cause && findJudgedRun(toRecordId(cause));
  return { kicker: page.code, title: page.title, text: page.meaning, ...toDiagram(run) };
}

function toProfileSubject(kicker: string, profile: Profile): PictureSubject {
  const shown = getShown(profile);
  const isHarm = shown !== null && isHarmed(shown.probe, shown.outcome);
  const isAttacker = shown !== null && shown.probe.from !== "page";
  return {
    kicker,
    title: profile.title,
    text: profile.change,
    ...toDiagram(findShownRun(profile), isHarm),
    whose: isAttacker ? "Their" : "Your",
  };
}

function toDiagram(
  run: JudgedRun | undefined,
  isHarm = false,
): Pick<PictureSubject, "rows" | "whose"> {
  return { rows: run === undefined ? [] : toOutline({ ...run, isHarm }), whose: "Your" };
}
