import { type CorsErrorCode, corsCheckCodes } from "../../model/codes.ts";
import { isHttp } from "../../http/url.ts";
import { addDenied } from "./denied.ts";
import { begin, type Draft, fill } from "./draft.ts";
import {
  type Addresses,
  addressBefore,
  addressBeforeReason,
  addressBeside,
  isAddress,
  readChromiumFrame,
  readFrame,
  statusBehind,
} from "../../scan/frames.ts";
import { rowBefore } from "../../scan/row.ts";
import type { Hit } from "../../scan/scan.ts";
import { textOf } from "../../scan/values.ts";
import { toTranslated } from "./translated.ts";

/** Between the addresses and the reason; more than a source column that DevTools puts there. */
const nearby = 600;

const isNear = (draft: Draft, hit: Hit) => hit.before.to - draft.end < nearby;

/** Puts the signs of one failure together: several lines can report one, and several failures follow each other. */
export function assemble(hits: readonly Hit[]): Draft[] {
  const drafts: Draft[] = [];
  for (const [index, hit] of hits.entries()) add(drafts, hit, hits[index + 1]);
  return drafts;
}

function add(drafts: Draft[], hit: Hit, next: Hit | undefined): void {
  const last = drafts.at(-1);
  const open = last?.isOpen === true && isNear(last, hit) ? last : undefined;
  const { sign } = hit;
  switch (sign.role) {
    case "frame":
      addFrame(drafts, hit, sign.isBlock, open);
      break;
    case "translated":
      addTranslated(drafts, hit, sign, next);
      break;
    case "preflight":
      (open ?? begin(drafts, hit, { isBlock: true })).isPreflight = true;
      break;
    case "reason":
      if (sign.needsFrame === true && open?.isBlock !== true) return;
      addReason(drafts, hit, sign.codes, open);
      break;
    case "ending":
      if (last !== undefined) fill(last, hit);
      break;
    case "denied":
      addDenied(drafts, hit, open);
      break;
    case "failure":
      addFailure(drafts, hit, sign.isBlock, open);
      break;
    case "neighbour":
    case "warning":
      addNamed(drafts, hit, open);
  }
  const end = drafts.at(-1);
  if (end !== undefined) end.end = hit.to;
}

function addFrame(drafts: Draft[], hit: Hit, isBlock: boolean, open?: Draft): void {
  const isChromium = hit.sign.says.startsWith("blocked");
  const found = isChromium ? readChromiumFrame(hit) : readFrame(hit);
  if (found === null) return;
  const { from: _from, ...addresses } = found;
  const draft = open !== undefined && canJoin(open, found) ? open : begin(drafts, hit, {});
  // The redirect is what was blocked, not the address that script requested.
  if (isChromium && found.asker === null && found.url !== null) draft.url = found.url;
  draft.isBlock ||= isBlock;
  draft.isRedirect ||= hit.reader === "webkit";
  draft.engine ??= hit.reader;
  draft.url ??= addresses.url;
  draft.origin ??= addresses.origin;
  draft.redirectedFrom ??= addresses.redirectedFrom;
  draft.asker ??= addresses.asker;
}

function canJoin(open: Draft, { url, asker }: Addresses): boolean {
  return open.url === null || url === null || open.url === url || (asker === null && !open.isBlock);
}

function addReason(drafts: Draft[], given: Hit, own: readonly CorsErrorCode[], open?: Draft): void {
  const last = drafts.at(-1);
  const row = given.reader === "firefox" && given.sign.isShort === true ? rowBefore(given) : null;
  const hit = row === null ? given : { ...given, values: { ...given.values, ...toValues(row) } };
  const ofPreflight = own.filter((code) => code.startsWith("Preflight"));
  const isPreflight = row?.method === "OPTIONS" && ofPreflight.length > 0;
  const codes = isPreflight ? ofPreflight : own;
  if (open === undefined && last !== undefined && isSame(last, hit, codes)) {
    last.isRepeated ||= last.url !== null;
    if (codes.length < last.candidates.length) setCodes(last, codes);
    fill(last, hit);
    return;
  }
  const isUnexplained =
    last?.kind === "blocked" && last.isBlock && last.candidates.length === 0 && isNear(last, hit);
  const draft = open ?? (isUnexplained ? last : begin(drafts, hit, {}));
  draft.isOpen = false;
  draft.kind = "blocked";
  draft.engine ??= hit.reader;
  setCodes(draft, codes);
  fill(draft, hit);
  // A preflight's own method says nothing about the request.
  if (row !== null && row.method !== "OPTIONS") draft.method = row.method;
  if (hit.reader === "firefox") draft.url ??= addressBeforeReason(hit);
  const before = drafts.at(-2);
  if (before?.code !== draft.code || before.kind !== "blocked") return;
  // WebKit repeats the whole line behind "Failed to load resource".
  if (draft.isRedirect && before.url === draft.url) drafts.pop();
  else if (draft === open && before.url === null && isSame(before, hit, codes)) {
    // Older versions print the reason alone first, and once more behind the address.
    Object.assign(draft, { engine: before.engine, status: draft.status ?? before.status });
    drafts.splice(-2, 1);
  }
}

const toValues = ({ url }: { url: string | null }) => (url === null ? {} : { url });

export function setCodes(draft: Draft, codes: readonly CorsErrorCode[]): void {
  draft.candidates = draft.isPreflight ? codes.map(toPreflightCode) : codes;
  draft.code = draft.candidates[0] ?? null;
}

function toPreflightCode(code: CorsErrorCode): CorsErrorCode {
  const check = corsCheckCodes.find((one) => one === code);
  return check === undefined ? code : `Preflight${check}`;
}

/** Whether a sign repeats the failure's own reason. */
function isSame(last: Draft, { values }: Hit, codes: readonly CorsErrorCode[]): boolean {
  if (last.kind !== "blocked" || last.candidates.length === 0) return false;
  const own = last.isPreflight ? codes.map(toPreflightCode) : codes;
  const isWithin =
    own.every((code) => last.candidates.includes(code)) ||
    last.candidates.every((code) => own.includes(code));
  const agrees = (one: string | null, other: string | undefined) =>
    one === null || one === "" || other === undefined || other === "" || one === other;
  return (
    isWithin &&
    agrees(last.parameter, values["parameter"]) &&
    agrees(last.origin, values["origin"]) &&
    agrees(last.url, values["url"])
  );
}

function addFailure(drafts: Draft[], hit: Hit, isBlock: boolean, open?: Draft): void {
  if (open !== undefined && hit.reader === "firefox" && open.engine === "firefox") {
    const isKnown = drafts.some((one) => one !== open && one.url === open.url);
    open.status ??= statusBehind(hit);
    if (isKnown) drafts.pop();
    else Object.assign(open, { kind: isBlock ? "blocked" : "network", isOpen: false });
    return;
  }
  const named = hit.values["url"];
  const url = named?.includes("://") === true ? named : addressBefore(hit);
  const last = drafts.at(-1);
  const isOfLast = last !== undefined && (url === null || url === last.url);
  if (isOfLast && (!isBlock || last.kind === "blocked")) {
    last.status ??= statusBehind(hit);
    return;
  }
  const kind = isBlock ? "blocked" : "network";
  const draft = begin(drafts, hit, { kind, isOpen: false, isBlock, url });
  draft.status = statusBehind(hit);
}

/** A neighbour or a warning. The words of a frame that stand before it are its own. */
function addNamed(drafts: Draft[], hit: Hit, open?: Draft): void {
  const { sign } = hit;
  if (sign.role !== "neighbour" && sign.role !== "warning") return;
  const last = drafts.at(-1);
  const namesPage = hit.values["origin"] !== undefined && sign.isBeforeAddress !== true;
  const beside = sign.role === "neighbour" && !namesPage ? addressBeside(hit) : null;
  const named = hit.values["url"];
  const url = named !== undefined && isAddress.test(named) ? named : beside;
  const isSameOne =
    last?.name === sign.name && (url === null || last.url === null || last.url === url);
  const draft = open ?? (isSameOne && last !== undefined ? last : begin(drafts, hit, {}));
  // Every browser says "Failed to load" or "cannot load".
  if (draft.isOpen && !draft.isBlock) Object.assign(draft, { engine: null, versions: null });
  draft.kind = sign.role;
  // Firefox has one message for both, and their addresses differ.
  draft.name = sign.name === "web-socket" && isHttp(named ?? "") ? "event-source" : sign.name;
  draft.engine ??= hit.reader;
  draft.isOpen = false;
  fill(draft, hit, url);
  const before = drafts.at(-2);
  if (draft === open && before?.name === draft.name && before.url === draft.url) drafts.pop();
}

function addTranslated(
  drafts: Draft[],
  hit: Hit,
  { language, isWarning = false }: { language: string; isWarning?: boolean },
  next: Hit | undefined,
): void {
  const end = next === undefined ? hit.behind.to : next.before.to;
  const text = textOf({ ...hit.behind, to: Math.min(end, hit.behind.from + 3_000) });
  const draft = begin(drafts, hit, { ...toTranslated(text, language, isWarning), isOpen: false });
  if (draft.kind === "network" && drafts.some((one) => one !== draft && one.url === draft.url)) {
    drafts.pop();
  }
}
