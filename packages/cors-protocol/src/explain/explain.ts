import type { CorsErrorCode } from "../model/codes.ts";
import { neighbours } from "../model/neighbours.ts";
import { readTorn } from "../engines/chromium/torn.ts";
import { whatHelps, whatHelpsFailure } from "./advice.ts";
import { assemble, setCodes } from "./drafts/assemble.ts";
import type { Draft } from "./drafts/draft.ts";
import { nothingFound, type Explanation, type Finding } from "./finding.ts";
import { findHeaderSource } from "./header-sources.ts";
import { toHints } from "./hints.ts";
import { guess } from "./drafts/guess.ts";
import { type Hit, mostHits, scan } from "../scan/scan.ts";
import { type Skeleton, toSkeleton } from "../scan/skeleton.ts";
import { readStatuses } from "../scan/statuses.ts";
import { textOf } from "../scan/values.ts";

/** Longer texts are cut: a console that long repeats itself. */
export const longestText = 2_000_000;

/**
 * Finds every failure that a text reports: a console line or a part of one, a whole console, a log, a report of a test
 * runner, the title of an issue. Copying may have changed quotes, spaces and line breaks.
 */
export function explain(given: string): Explanation {
  const skeleton = toSkeleton(given.slice(0, longestText));
  const hits = scan(skeleton);
  const drafts = close(assemble(hits), skeleton);
  const guessed = drafts.length > 0 ? [] : guess(skeleton.text);
  const findings = unite([...drafts, ...guessed]);
  const isKnown = findings.some(({ kind }) => kind !== "network");
  return {
    findings: findings.length > 0 ? findings : [nothingFound],
    leftover: guessed.length > 0 ? [] : toLeftover(skeleton, hits),
    isCut: given.length > longestText || hits.length === mostHits,
    advice: isKnown ? null : findings.length > 0 ? whatHelpsFailure : whatHelps,
  };
}

const preflightCodes: readonly CorsErrorCode[] = [
  "PreflightMissingAllowOriginHeader",
  "PreflightInvalidStatus",
  "PreflightAllowOriginMismatch",
  "PreflightDisallowedRedirect",
  "PreflightWildcardOriginNotAllowed",
  "PreflightInvalidAllowCredentials",
  "PreflightMultipleAllowOriginValues",
  "PreflightInvalidAllowOriginValue",
];

/** Older versions print the status of a blocked response in another line, which names the same file. */
function addStatuses(drafts: readonly Draft[], text: string): void {
  const waiting = drafts.filter(({ kind, status }) => kind === "blocked" && status === null);
  if (waiting.length === 0) return;
  const find = readStatuses(text);
  for (const draft of waiting) draft.status = find(draft.url ?? "");
}

/** Ends the failures whose reason never came, and drops the lines that only say that something failed. */
function close(drafts: readonly Draft[], skeleton: Skeleton): Draft[] {
  const { text } = skeleton;
  addStatuses(drafts, text);
  const closed = drafts.map((draft): Draft => {
    if (draft.isOpen && draft.engine === "chromium") addTorn(draft, skeleton);
    if (draft.isOpen && draft.isPreflight) return { ...draft, candidates: preflightCodes };
    if (!draft.isOpen || draft.isBlock) return draft;
    // WebKit says no more about a request in same-origin mode.
    const isWhole = draft.asker === "fetch" || draft.asker === "XMLHttpRequest";
    if (isWhole && text.trim().endsWith(`cannot load ${draft.url}.`)) {
      return {
        ...draft,
        engine: "webkit",
        code: "DisallowedByMode",
        candidates: ["DisallowedByMode"],
      };
    }
    return { ...draft, kind: "network" };
  });
  const told = closed.filter(({ kind }) => kind !== "network");
  const urls = new Set(told.map(({ url }) => url));
  const blocked = new Map(told.flatMap((one) => (one.kind === "blocked" ? [[one.url, one]] : [])));
  const kept = closed.filter(
    ({ kind, url, name }) =>
      !(kind === "neighbour" && url !== null && hint(blocked.get(url), name)) &&
      (kind !== "network" || told.length === 0 || (url !== null && !urls.has(url))) &&
      // DevTools prints this policy with every request.
      (name !== "referrer-policy" || told.length === 1),
  );
  return kept.some(({ kind, url }) => kind === "network" && url !== null)
    ? kept.filter(({ kind, url }) => kind !== "network" || url !== null)
    : kept;
}

/** Reads a reason whose end is lost. */
function addTorn(draft: Draft, skeleton: Skeleton): void {
  if (!draft.isBlock && !draft.isPreflight) return;
  const to = Math.min(skeleton.bare.length, draft.end + 400);
  const behind = textOf({ skeleton, from: draft.end, to }).replace(/^\W{1,9}/, "");
  const torn = readTorn(behind.split("\n", 1)[0] ?? "", true);
  if (torn === null) return;
  setCodes(draft, torn.codes);
  draft.isOpen = false;
  draft.parameter = torn.parameter;
}

/** A font or an event source that is blocked prints a line of its own too. */
function hint(blocked: Draft | undefined, name: Draft["name"]): boolean {
  const neighbour = neighbours.find((one) => one === name);
  if (blocked === undefined || neighbour === undefined) return false;
  blocked.hints = [...blocked.hints, neighbour];
  return true;
}

/** Counts lines that say the same, and adds what the addresses show. */
function unite(drafts: readonly Draft[]): Finding[] {
  const byText = new Map<string, Finding>();
  for (const draft of drafts) {
    const finding = toFinding(draft);
    const key = JSON.stringify(finding);
    const known = byText.get(key);
    if (known === undefined) byText.set(key, finding);
    else known.times += 1;
  }
  return [...byText.values()];
}

function toFinding(draft: Draft): Finding {
  const {
    isOpen: _open,
    isPreflight: _preflight,
    isBlock: _block,
    isRedirect: _redirect,
    isRepeated: _again,
    end: _end,
    ...finding
  } = draft;
  const { code, parameter } = finding;
  const isRefused = code === "HeaderDisallowedByPreflightResponse" && parameter !== "";
  return {
    ...finding,
    hints: finding.kind === "blocked" ? [...new Set([...finding.hints, ...toHints(finding)])] : [],
    header: isRefused ? findHeaderSource(parameter) : null,
  };
}

function toLeftover({ text, places }: Skeleton, hits: readonly Hit[]): string[] {
  const ranges = hits.map(
    ({ from, to }) => [places[from] ?? 0, places[to - 1] ?? text.length] as const,
  );
  const lines: string[] = [];
  let [start, next] = [0, 0];
  for (const line of text.split("\n")) {
    const end = start + line.length;
    while ((ranges[next]?.[1] ?? Infinity) < start) next += 1;
    const isUsed = (ranges[next]?.[0] ?? Infinity) <= end;
    if (!isUsed && line.trim() !== "") lines.push(line.trim());
    start = end + 1;
  }
  return lines;
}
