import { findErrorPage, toCauses, toRecordId } from "@blocked/error-guide";
import { findProfile, getShown, isHarmed, type Profile } from "@blocked/profiles";
import { findJudgedRun, findShownRun, type JudgedRun } from "../../lib/recorded-run.ts";
import { type OutlineRow, toOutline } from "../../ui/diagram/outline.ts";

/** What a picture shows: a heading, and the diagram of a recorded request if there is one. */
export type PictureSubject = {
  kicker: string;
  title: string;
  rows: readonly OutlineRow[];
  whose: "Your" | "Their";
};

export const home: PictureSubject = {
  kicker: "",
  title: "Your browser blocked it. Here is why, and the line to change.",
  ...toDiagram(findJudgedRun("missing-method/update")),
};

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
  const [cause] = toCauses(page.code);
  const run = cause && findJudgedRun(toRecordId(cause));
  return { kicker: page.code, title: page.title, ...toDiagram(run) };
}

export function toProfileSubject(kicker: string, profile: Profile): PictureSubject {
  const shown = getShown(profile);
  const isHarm = shown !== null && isHarmed(shown.probe, shown.outcome);
  const isAttacker = shown !== null && shown.probe.from !== "page";
  return {
    kicker,
    title: profile.title,
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
