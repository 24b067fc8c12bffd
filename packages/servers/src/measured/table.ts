import type { CorsErrorCode } from "@blocked/cors-protocol";
import { toShortReason } from "@blocked/cors-protocol/messages";
import type { MeasuredRequest, ServerRecording } from "./recording.ts";
import { chapters, type Row, type Shown } from "./rows.ts";

export type Look = "blocked" | "readable" | "danger" | "neutral";

export type Cell = {
  look: Look;
  /** The reason for which Chromium blocks the response; null where it does not. */
  code: CorsErrorCode | null;
  /** A word or two. */
  word: string;
  /** The status that the server responded with, where it is not 2xx. */
  status: number | null;
  /** What the word stands for: the red line, or the sentence with which the server refused to start. */
  sentence: string;
};

/** Where the page of a server shows a request: at the case itself where the server refused to start. */
export function toAnchor({ cases }: Pick<ServerRecording, "cases">, row: Shown): string {
  const isRefused = cases.some((one) => one.id === row.caseId && "refusal" in one);
  return isRefused ? row.caseId : `${row.caseId}-${row.request}`;
}

/** What a server makes of a mistake; null where it was not asked. */
export function toCell({ cases }: Pick<ServerRecording, "cases">, row: Row): Cell | null {
  const found = cases.find(({ id }) => id === row.caseId);
  if (found === undefined) return null;
  if ("refusal" in found) {
    return {
      look: "neutral",
      code: null,
      word: "refuses",
      status: null,
      sentence: found.refusal,
    };
  }
  const one = found.requests.find(({ request }) => request === row.request);
  if (one === undefined) return null;
  return row.asksHandler === true ? toHandlerCell(one) : toVerdictCell(one, row);
}

function toHandlerCell({ exchanges }: MeasuredRequest): Cell {
  const sent = exchanges.at(-1);
  const ran = sent?.handlerRan === true;
  return {
    look: "neutral",
    code: null,
    word: ran ? "runs" : "does not run",
    status: toFailure(sent?.response?.status),
    sentence: ran
      ? "The handler runs: CORS only keeps the response from the page."
      : "The server rejects the request before its handler.",
  };
}

function toVerdictCell({ exchanges, verdicts }: MeasuredRequest, { isHole }: Row): Cell {
  const { outcome, code, isPreflight, lines } = verdicts.chromium;
  const status = toFailure((isPreflight ? exchanges[0] : exchanges.at(-1))?.response?.status);
  if (outcome === "readable" && isHole === true) {
    return {
      look: "danger",
      code,
      word: "hole",
      status,
      sentence: "It works, and so it does for every website: the server repeats any origin.",
    };
  }
  if (outcome === "readable") {
    return {
      look: "readable",
      code,
      word: "readable",
      status,
      sentence: "The page reads the response.",
    };
  }
  return {
    look: "blocked",
    code,
    word: code === null ? "network error" : toShortReason(code),
    status,
    sentence: lines[0] ?? "",
  };
}

const toFailure = (status: number | undefined) =>
  status === undefined || (status >= 200 && status < 300) ? null : status;

/** Servers that do the same with a mistake. */
export type Group = { cell: Cell; servers: ServerRecording[] };

/** The servers by what they do, the most frequent first. */
export function toGroups(recordings: readonly ServerRecording[], row: Row): Group[] {
  const groups = new Map<string, Group>();
  for (const recording of recordings) {
    const cell = toCell(recording, row);
    if (cell === null) continue;
    // Each server words its refusal in its own way.
    const key = cell.word === "refuses" ? "refuses" : [cell.word, cell.status].join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { cell, servers: [recording] });
    else group.servers.push(recording);
  }
  return [...groups.values()].toSorted((a, b) => b.servers.length - a.servers.length);
}

/** The title before " with "; the title after it where two servers would have the same. */
export function toShortTitles(recordings: readonly ServerRecording[]): Map<string, string> {
  const split = recordings.map(({ id, title }) => ({ id, parts: title.split(" with ") }));
  return new Map(
    split.map(({ id, parts: [first = "", second] }) => {
      const isShared = split.some((one) => one.id !== id && one.parts[0] === first);
      return [id, isShared && second !== undefined ? second : first];
    }),
  );
}

/** A mistake with the servers in which it ends so. */
export type Mistake = { row: Row; servers: ServerRecording[] };

/** The mistakes after which a cell is as asked, each with the servers. */
export function findMistakes(
  recordings: readonly ServerRecording[],
  isAsked: (cell: Cell) => boolean,
): Mistake[] {
  return chapters
    .flatMap(({ rows }) => rows)
    .map((row) => ({
      row,
      servers: recordings.filter((recording) => {
        const cell = toCell(recording, row);
        return cell !== null && isAsked(cell);
      }),
    }))
    .filter(({ servers }) => servers.length > 0);
}

/** Whether a cell shows what a profile without a code is about: of those only the reflected origin is measured. */
export function isSeenOf(profileId: string): (cell: Cell) => boolean {
  return ({ look }) => profileId === "reflected-origin" && look === "danger";
}
