import { schemeOf } from "../../http/url.ts";
import { strip } from "../../http/headers.ts";
import type { Reading } from "../shared/engine.ts";
import { isWord, placesOf, wordEnd } from "../shared/template.ts";

/** The parts of a line around its reason. */
type Where = Pick<Reading, "url" | "origin" | "redirectedFrom">;
export type Frame = Where & { reason: string };

/** Begins every message of the network stack. */
export const opening = "Access to ";
const beforeUrl = " at '";
const beforeFrom = "' (redirected from '";
const beforeOrigin = "from origin '";
const blocked = "' has been blocked by CORS policy: ";
const cannotLoad = " cannot load ";
const initiators = ["XMLHttpRequest", "Fetch API"];
const failedToLoad = "Failed to load ";
const beforeFormerOrigin = " Origin '";
const notAllowed = "' is therefore not allowed access.";
const redirect = "Redirect from '";
const beforeTarget = "' to '";

/** Writes the frame of the network stack's messages, up to the reason. */
export function writeFrame(initiator: string, { url, origin, redirectedFrom }: Where): string {
  const from = redirectedFrom === null ? "' " : `${beforeFrom}${redirectedFrom}') `;
  return `${opening}${initiator}${beforeUrl}${url}${from}${beforeOrigin}${origin}${blocked}`;
}

/** Writes the frame of Blink's own messages about a fetch(). */
export function writeBlinkFrame(url: string): string {
  return `Fetch API${cannotLoad}${url}. `;
}

/** Finds the frame of any version, anywhere in a line; null when there is none. */
export function readFrame(line: string): Frame | null {
  const frame = readPresent(line) ?? readFormer(line);
  return frame === null ? null : withoutRedirect(frame);
}

/** The frame since about M67. */
function readPresent(line: string): Frame | null {
  const rest = fromUrl(line);
  // An address can contain a quote too.
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

/** The line from its address on. The initiator before it takes a few words. */
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

/** The frame of earlier versions: the origin follows the reason, or is missing. */
function readFormer(line: string): Frame | null {
  const found = findCannotLoad(line) ?? findFailedToLoad(line);
  if (found === null) return null;
  const { url, reason } = found;
  for (const place of placesOf(beforeFormerOrigin, reason)) {
    const from = place + beforeFormerOrigin.length;
    const end = reason.indexOf("'", from);
    if (end < 0 || !reason.startsWith(notAllowed, end)) continue;
    const rest = reason.slice(0, place) + reason.slice(end + notAllowed.length);
    return { url, origin: reason.slice(from, end), redirectedFrom: null, reason: rest };
  }
  return { url, origin: null, redirectedFrom: null, reason };
}

type Found = { url: string; reason: string };

/** `XMLHttpRequest cannot load <address>. <reason>` */
function findCannotLoad(line: string): Found | null {
  for (const place of placesOf(cannotLoad, line)) {
    if (!initiators.some((initiator) => line.endsWith(initiator, place))) continue;
    const from = place + cannotLoad.length;
    const end = wordEnd(line, from);
    const url = line.slice(from, end - 1);
    if (line.endsWith(". ", end + 1) && isWord(url)) return { url, reason: line.slice(end + 1) };
  }
  return null;
}

/** `Failed to load <address>: <reason>`, with or without quotes around the address. */
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

/** The blocked response is the one that redirected. Earlier versions named it in a second frame. */
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
