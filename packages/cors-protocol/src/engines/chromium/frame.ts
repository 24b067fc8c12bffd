import type { ReadLine } from "../../explain/read-line.ts";
import { strip } from "../../http/strip.ts";
import { isWord, placesOf, wordEnd } from "../shared/template.ts";
import { schemeOf } from "../../http/url.ts";

/** Where a reason of Chromium stands: what the line says around it. */
export type Frame = Pick<ReadLine, "url" | "origin" | "redirectedFrom"> & { reason: string };

/** Finds the frame of any version, wherever it begins in a line; null where there is none. */
export function readFrame(line: string): Frame | null {
  const frame = readPresent(line) ?? readFormer(line);
  return frame === null ? null : withoutRedirect(frame);
}

const opening = "Access to ";
const beforeUrl = " at '";
const beforeFrom = "' (redirected from '";
const beforeOrigin = "from origin '";
const blocked = "' has been blocked by CORS policy: ";
const cannotLoad = " cannot load ";
const askers = ["XMLHttpRequest", "Fetch API"];
const failedToLoad = "Failed to load ";
const beforeFormerOrigin = " Origin '";
const notAllowed = "' is therefore not allowed access.";
const redirect = "Redirect from '";
const beforeTarget = "' to '";

/** Since about M67: `Access to fetch at '…' (redirected from '…') from origin '…' has been blocked …`. */
function readPresent(line: string): Frame | null {
  const rest = fromUrl(line);
  // A quote may stand in an address too.
  for (const place of placesOf(beforeOrigin, rest)) {
    const from = place + beforeOrigin.length;
    const end = rest.indexOf("'", from);
    if (end < 0 || !rest.startsWith(blocked, end)) continue;
    const where = toAddresses(rest.slice(0, place));
    if (where === null) continue;
    return { ...where, origin: rest.slice(from, end), reason: rest.slice(end + blocked.length) };
  }
  return null;
}

/** The line from its address on; a few words before it say what asked. */
function fromUrl(line: string): string {
  for (const place of placesOf(opening, line)) {
    const from = place + opening.length + 1;
    const at = line.slice(from, from + 39 + beforeUrl.length).indexOf(beforeUrl);
    if (at >= 0) return line.slice(from + at + beforeUrl.length);
  }
  return "";
}

/** Reads `…' (redirected from '…') ` or `…' `. */
function toAddresses(text: string): Pick<Frame, "url" | "redirectedFrom"> | null {
  if (text.endsWith("' ")) return { url: text.slice(0, -2), redirectedFrom: null };
  const at = text.endsWith("') ") ? text.indexOf(beforeFrom) : -1;
  if (at < 0) return null;
  return { url: text.slice(0, at), redirectedFrom: text.slice(at + beforeFrom.length, -3) };
}

/** Before: the origin stands behind the reason, if at all. */
function readFormer(line: string): Frame | null {
  const found = findCannotLoad(line) ?? findFailedToLoad(line);
  if (found === null) return null;
  const { url, reason } = found;
  for (const place of placesOf(beforeFormerOrigin, reason)) {
    const from = place + beforeFormerOrigin.length;
    const end = reason.indexOf("'", from);
    if (end < 0 || !reason.startsWith(notAllowed, end)) continue;
    const told = reason.slice(0, place) + reason.slice(end + notAllowed.length);
    return { url, origin: reason.slice(from, end), redirectedFrom: null, reason: told };
  }
  return { url, origin: null, redirectedFrom: null, reason };
}

type Found = { url: string; reason: string };

/** `XMLHttpRequest cannot load <address>. <reason>` */
function findCannotLoad(line: string): Found | null {
  for (const place of placesOf(cannotLoad, line)) {
    if (!askers.some((asker) => line.endsWith(asker, place))) continue;
    const from = place + cannotLoad.length;
    const end = wordEnd(line, from);
    const url = line.slice(from, end - 1);
    if (line.endsWith(". ", end + 1) && isWord(url)) return { url, reason: line.slice(end + 1) };
  }
  return null;
}

/** `Failed to load <address>: <reason>`, the address in quotes or without. */
function findFailedToLoad(line: string): Found | null {
  for (const place of placesOf(failedToLoad, line)) {
    const from = place + failedToLoad.length;
    const end = wordEnd(line, from);
    const url = strip(line.slice(from, end - 1), "'");
    if (line.endsWith(": ", end + 1) && isWord(url) && schemeOf(url) !== "") {
      return { url, reason: line.slice(end + 1) };
    }
  }
  return null;
}

/** The answer that redirected is the one that was refused; the frame of its time named it behind the other. */
function withoutRedirect(frame: Frame): Frame {
  const { origin, reason } = frame;
  const at = reason.indexOf(redirect);
  const to = at < 0 ? -1 : reason.indexOf(beforeTarget, at + redirect.length);
  const end = to < 0 ? -1 : reason.indexOf(blocked, to + beforeTarget.length);
  if (end < 0) return frame;
  return {
    url: reason.slice(at + redirect.length, to),
    origin,
    redirectedFrom: null,
    reason: reason.slice(0, at) + reason.slice(end + blocked.length),
  };
}
