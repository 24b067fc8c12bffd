import type { CorsErrorCode } from "../model/codes.ts";
import { neighbours } from "../model/neighbours.ts";
import { languages } from "../engines/firefox/languages.ts";
import { whatHelps, whatHelpsFailure } from "./advice.ts";
import { assemble } from "./assemble.ts";
import type { Draft } from "./draft.ts";
import { nothingFound, type Explanation, type Finding } from "./finding.ts";
import { findHeaderSource } from "./header-sources.ts";
import { toHints } from "./hints.ts";
import { toTranslated } from "./translated.ts";
import { type Hit, mostHits, scan } from "../scan/scan.ts";
import { type Skeleton, toSkeleton } from "../scan/skeleton.ts";
import { readStatuses } from "../scan/statuses.ts";

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
function close(drafts: readonly Draft[], { text }: Skeleton): Draft[] {
  addStatuses(drafts, text);
  const closed = drafts.map((draft): Draft => {
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

/** Firefox in a language that the table does not have, or a line whose beginning is lost. */
function guess(text: string): Draft[] {
  const part = text.slice(0, 4_000);
  if (!/CORS|Access-Control-Allow-/.test(part)) return [];
  const lower = part.toLowerCase();
  const language = languages.find(({ missing = [], several = [], preflight = [] }) =>
    [missing, several, preflight].flat().some((words) => lower.includes(words)),
  );
  const read = toTranslated(part, language?.name ?? null);
  const namesHeader = lower.includes("access-control-allow-");
  const isForeign = /[^\p{ASCII}\p{P}\p{Zs}]/u.test(part);
  const isSentence = namesHeader ? /[(（:：].{0,400}access-control-allow-/is : foreignReason;
  const isKnown = (namesHeader && language !== undefined) || (isForeign && isSentence.test(part));
  if (!isKnown || isProse(lower)) return [];
  const draft = {
    ...nothingFound,
    kind: "blocked",
    isOpen: false,
    isPreflight: false,
    isBlock: true,
    isRedirect: false,
    isRepeated: false,
    end: 0,
  } as const;
  return [{ ...draft, ...read }];
}

/** An address, and a reason about CORS in brackets behind it: people write so too, but seldom. */
const foreignReason =
  /https?:\/\/\S{1,2000}\s?.{0,80}[(（:：][^()（）]{2,120}CORS[^()（）]{0,120}[)）.。]/;

/** Header lists and configurations name the same headers. */
function isProse(lower: string): boolean {
  return /access-control-[a-z-]{5,20}["']?\s?[:=]|\bthe\b.{0,200}\bis\b/.test(lower);
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
