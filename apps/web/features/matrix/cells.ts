import type { CorsErrorCode, Engine } from "@blocked/cors-protocol";
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

/** One profile with one request, and how the profile says that it ends. */
export type Cell = {
  /** `<profile>/<probe>`, as in a recording. */
  id: string;
  profile: Profile;
  probe: Probe & { id: ProbeId };
  outcome: Outcome;
};

export type Row = { profile: Profile; cells: Cell[] };
export type Chapter = { family: Family; rows: Row[] };

/** What is looked for: a code, an ending, or a text in titles and addresses; empty for everything. */
export type Filter = { ending: string; text: string };

/** The whole table, in the order of the chapters. */
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

/** The ending of a cell as a filter names it: its code, or its verdict where there is none. */
export function toEnding(outcome: Outcome): string {
  return "code" in outcome ? outcome.code : outcome.verdict;
}

/** The chapters with the rows in which a cell ends so, and of which the words speak; empty ones are left out. */
export function filterChapters(chapters: readonly Chapter[], filter: Filter): Chapter[] {
  return chapters
    .map(({ family, rows }) => ({
      family,
      rows: rows.filter((row) => isShown(row, family, filter)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Whether a cell itself ends as it is looked for. */
export function isMatch({ outcome }: Cell, { ending }: Filter): boolean {
  return ending === "" || toEnding(outcome) === ending || outcome.verdict === ending;
}

function isShown({ profile, cells }: Row, family: Family, filter: Filter): boolean {
  const text = [profile.id, profile.title, family.title].join("\n").toLowerCase();
  const words = filter.text.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) && cells.some((cell) => isMatch(cell, filter));
}

/** The page can send a request of its own origin, and no other. */
export function isOfThisPage({ probe }: { probe: Probe & { from?: string } }): boolean {
  return probe.from === undefined || probe.from === "page";
}

const words: Partial<Record<CorsErrorCode, string>> = {
  WildcardOriginNotAllowed: "wildcard",
  MissingAllowOriginHeader: "no origin",
  MultipleAllowOriginValues: "two origins",
  InvalidAllowOriginValue: "bad origin",
  AllowOriginMismatch: "other origin",
  InvalidAllowCredentials: "no cookies",
  PreflightInvalidStatus: "status",
  PreflightDisallowedRedirect: "redirect",
  InvalidAllowMethodsPreflightResponse: "bad methods",
  InvalidAllowHeadersPreflightResponse: "bad headers",
  MethodDisallowedByPreflightResponse: "method",
  HeaderDisallowedByPreflightResponse: "header",
  RedirectContainsCredentials: "password",
  CorsDisabledScheme: "scheme",
};

/** A code in a word or two; the same for a preflight's answer as for the answer itself. */
export function toWord(outcome: Outcome): string {
  if (!("code" in outcome)) return outcome.verdict;
  const reason = outcome.code.replace(/^Preflight(?=.*(?:Origin|Credentials))/, "");
  return words[reason as CorsErrorCode] ?? reason;
}
