import type { Engine } from "@blocked/cors-protocol";
import { toShortReason } from "@blocked/cors-protocol/messages";
import {
  families,
  type Family,
  fillIn,
  getOutcome,
  type Outcome,
  type Probe,
  type ProbeId,
  probes,
  type Profile,
} from "@blocked/profiles";
import type { Filter } from "./filter.ts";

/** One profile with one probe, and the outcome that the profile states. */
export type Cell = {
  /** `<profile>/<probe>`, as in a recording. */
  id: string;
  profile: Profile;
  probe: Probe & { id: ProbeId };
  outcome: Outcome;
};

export type Row = { profile: Profile; cells: Cell[] };
export type Chapter = { family: Family; rows: Row[] };

/** The whole table, in the order of the course. */
export function toChapters(origin: string, engine: Engine): Chapter[] {
  return families.map((family) => ({
    family,
    rows: family.profiles.map((profile) => ({
      profile,
      cells: probes.map((probe) => ({
        id: `${profile.id}/${probe.id}`,
        profile,
        probe,
        outcome: fillIn(getOutcome(profile, probe.id, engine), origin),
      })),
    })),
  }));
}

export function toCells(chapters: readonly Chapter[]): Cell[] {
  return chapters.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
}

/** Names how a cell ends: its code, or its verdict if there is none. */
export function toEnding(outcome: Outcome): string {
  return "code" in outcome ? outcome.code : outcome.verdict;
}

/** Keeps the rows that match, and the chapters that have any. */
export function filterChapters(chapters: readonly Chapter[], filter: Filter): Chapter[] {
  return chapters
    .map(({ family, rows }) => ({
      family,
      rows: rows.filter((row) => isShown(row, family, filter)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Whether the cell itself ends as the filter asks. */
export function isMatch({ outcome }: Cell, { ending }: Filter): boolean {
  return ending === "" || toEnding(outcome) === ending || outcome.verdict === ending;
}

function isShown({ profile, cells }: Row, family: Family, filter: Filter): boolean {
  const text = [profile.id, profile.title, family.title].join("\n").toLowerCase();
  const words = filter.text.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) && cells.some((cell) => isMatch(cell, filter));
}

/** Whether this page can send the probe itself: another website's needs a page of another origin. */
export function isOfThisPage({ probe }: { probe: Probe & { from?: string } }): boolean {
  return probe.from === undefined || probe.from === "page";
}

/** Names how a cell ends in a word or two. */
export function toWord(outcome: Outcome): string {
  return "code" in outcome ? toShortReason(outcome.code) : outcome.verdict;
}

const sent = { read: "GET", create: "POST", update: "PUT", remove: "DELETE" };
const senders = { page: "", attacker: "another site", null: "sandbox" };

/** A request in two short lines for the head of its column: its method, and what it carries. */
export function toShortRequest(probe: Probe): [method: string, carries: string] {
  const { request, cookies, token, text, from } = probe;
  const carries = [
    ...(text ? ["text"] : []),
    ...(cookies ? ["cookies"] : []),
    ...(token ? ["token"] : []),
    ...(senders[from] === "" ? [] : [senders[from]]),
  ];
  return [sent[request], carries.join(", ")];
}
