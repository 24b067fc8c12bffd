import type { Refusal } from "../../model/codes.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { CorsRequest } from "../../fetch/request.ts";
import {
  endingOf,
  preflightPrefix,
  schemeLists,
  sentences,
  slot,
  toSentenceCode,
} from "./messages.ts";
import { schemeOf } from "../../http/url.ts";
import type { Verdict } from "../../model/verdict.ts";
import { toStatusLines } from "../shared/status-line.ts";
import type { ConsoleLines } from "../../explain/console-lines.ts";

type Blocked = Extract<Verdict, { outcome: "blocked" }>;
type Initiator = NonNullable<CorsRequest["initiatorType"]>;

/** Everything but printable ASCII is written as `\uXXXX`. */
export function escape(bytes: string): string {
  return bytes.replaceAll(
    /[^\u0020-\u007e]/g,
    (byte) => `\\u${byte.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

/** The part of Chromium's sentence that follows "has been blocked by CORS policy: ". */
export function toReason(
  { code, parameter, quoted = parameter }: Pick<Refusal, "code" | "parameter" | "quoted">,
  initiatorType: Initiator = "fetch",
): string {
  const { code: own, isPreflight: isOfPreflight } = toSentenceCode(code);
  // A function, because a replacement text has dollar signs of its own.
  const sentence = sentences[own].replaceAll(slot, () => escape(quoted));
  return (isOfPreflight ? preflightPrefix : "") + sentence + endingOf(own, initiatorType);
}

/**
 * Chromium's sentences for a block, as its console prints them. More than one where it cannot be known which
 * it will be: several refused headers, of which one is named, and lists of schemes that differ by build.
 */
export function toMessages(request: CorsRequest, verdict: Blocked): [string, ...string[]] {
  const { url, origin, initiatorType = "fetch" } = request;
  const [first = url] = verdict.urls;
  const last = verdict.urls.at(-1) ?? first;
  if (verdict.phase === "request" && verdict.urls.length === 1 && initiatorType === "fetch") {
    return [`Fetch API cannot load ${elide(url)}. ${toBlinkReason(request, verdict)}`];
  }
  if (verdict.phase === "request" && verdict.urls.length === 1) {
    const local = toLocalReason(url);
    if (local !== null) return [local];
  }
  const kind = initiatorType === "fetch" ? "fetch" : "XMLHttpRequest";
  const from = first === last ? "" : `(redirected from '${first}') `;
  const frame = `Access to ${kind} at '${last}' ${from}from origin '${origin}' has been blocked by CORS policy: `;
  const [quoted, ...others] = toQuoted(verdict);
  const toSentence = (bytes: string) =>
    frame + toReason({ ...verdict, quoted: bytes }, initiatorType);
  return [toSentence(quoted), ...others.map(toSentence)];
}

function toQuoted({ code, parameter, quoted, candidates }: Blocked): [string, ...string[]] {
  if (code === "CorsDisabledScheme") return schemeLists as [string, ...string[]];
  if (quoted !== undefined) return [quoted];
  return [parameter, ...candidates.filter((candidate) => candidate !== parameter)];
}

/** Blink leaves out the middle of a long address; the network's sentences never do. */
function elide(url: string): string {
  return url.length <= 1024 ? url : `${url.slice(0, 511)}...${url.slice(-510)}`;
}

/** What Blink says by itself before a fetch() reaches the network. */
function toBlinkReason({ url, origin }: CorsRequest, { code }: Blocked): string {
  return code === "DisallowedByMode"
    ? `Request mode is "same-origin" but the URL's origin is not same as the request origin ${origin}.`
    : `URL scheme "${schemeOf(url)}" is not supported.`;
}

/** Schemes for which an XMLHttpRequest is told something else; null for all others. */
function toLocalReason(url: string): string | null {
  switch (schemeOf(url)) {
    case "ftp":
      return "FTP is not supported.";
    case "file":
    case "blob":
    case "chrome":
      return `Not allowed to load local resource: ${elide(url)}`;
    default:
      return null;
  }
}

/**
 * Every error line that Chromium's console prints for a request, in order; null where the exchanges do not
 * tell (no answer: the line then names a network error that the server cannot know).
 */
export function toChromiumLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
): ConsoleLines | null {
  switch (verdict.outcome) {
    case "network-error":
      return null;
    case "blocked": {
      const wordings = toMessages(request, verdict);
      return wordings[0].startsWith("Access to ")
        ? [wordings, ["Failed to load resource: net::ERR_FAILED"]]
        : [wordings];
    }
    case "opaque":
    case "readable":
      return toStatusLines(exchanges);
  }
}
