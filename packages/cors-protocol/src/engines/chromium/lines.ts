import { schemeOf } from "../../http/url.ts";
import type { Refusal } from "../../model/codes.ts";
import type { CorsRequest } from "../../model/request.ts";
import type { BlockedVerdict } from "../../model/verdict.ts";
import { getHeader } from "../../http/headers.ts";
import type { ConsoleLines, FetchReport } from "../shared/engine.ts";
import { toHeldBack } from "../shared/held-back.ts";
import { resourceFailed, toStatusLines } from "../shared/status-line.ts";
import { fill, toTemplate } from "../shared/template.ts";
import { opening, writeBlinkFrame, writeFrame } from "./frame.ts";
import {
  blinkMessages,
  endingOf,
  messages,
  preflightPrefix,
  schemeLists,
  toMessageCode,
} from "./messages.ts";

type Initiator = NonNullable<CorsRequest["initiatorType"]>;

/** Writes everything but printable ASCII as `\uXXXX`. */
export function escapeBytes(bytes: string): string {
  return bytes.replaceAll(
    /[^\u0020-\u007e]/g,
    (byte) => `\\u${byte.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

/** The part of Chromium's message after "has been blocked by CORS policy: ". */
export function toReason(
  { code, parameter, quoted = parameter }: Pick<Refusal, "code" | "parameter" | "quoted">,
  initiatorType: Initiator = "fetch",
): string {
  const { code: own, isPreflight } = toMessageCode(code);
  const message = fill(toTemplate(messages[own]), { parameter: escapeBytes(quoted) });
  return (isPreflight ? preflightPrefix : "") + message + endingOf(own, initiatorType);
}

/**
 * Chromium's messages for a blocked request, as its console prints them. There are several when the message cannot be
 * known: for several refused headers, of which it names one, and for scheme lists that differ by build.
 */
export function toMessages(request: CorsRequest, verdict: BlockedVerdict): [string, ...string[]] {
  const { url, origin, initiatorType = "fetch" } = request;
  const [first = url] = verdict.urls;
  const last = verdict.urls.at(-1) ?? first;
  if (verdict.phase === "request" && verdict.urls.length === 1) {
    const local = toLocalMessage(url);
    if (initiatorType === "fetch") {
      const message = toBlinkMessage(request, verdict);
      // Chrome refuses a file before Blink does; the headless shell does not.
      return local !== null && schemeOf(url) === "file" ? [message, local] : [message];
    }
    if (local !== null) return [local];
  }
  const initiator = initiatorType === "fetch" ? "fetch" : "XMLHttpRequest";
  const redirectedFrom = first === last ? null : first;
  const frame = writeFrame(initiator, { url: last, origin, redirectedFrom });
  const [quoted, ...others] = toQuoted(verdict);
  const toMessage = (bytes: string) =>
    frame + toReason({ ...verdict, quoted: bytes }, initiatorType);
  return [toMessage(quoted), ...others.map(toMessage)];
}

function toQuoted(verdict: BlockedVerdict): [string, ...string[]] {
  const { code, parameter, quoted, candidates } = verdict;
  if (code === "CorsDisabledScheme") return schemeLists;
  if (quoted !== undefined) return [quoted];
  return [parameter, ...candidates.filter((candidate) => candidate !== parameter)];
}

/** Blink omits the middle of a long address; the network stack prints it in full. */
function elide(url: string): string {
  return url.length <= 1024 ? url : `${url.slice(0, 511)}...${url.slice(-510)}`;
}

function toBlinkMessage({ url, origin }: CorsRequest, { code }: BlockedVerdict): string {
  const key = code === "DisallowedByMode" ? code : "CorsDisabledScheme";
  const reason = fill(toTemplate(blinkMessages[key]), { origin, scheme: schemeOf(url) });
  return writeBlinkFrame(elide(url)) + reason;
}

/** The message for an XMLHttpRequest to certain schemes; null for all others. */
function toLocalMessage(url: string): string | null {
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

export function toLines(report: FetchReport): ConsoleLines | null {
  const { request, exchanges, verdict } = report;
  switch (verdict.outcome) {
    case "network-error":
      return toHeldBack(report) === null ? null : [[toPolicyMessage(exchanges)]];
    case "blocked": {
      const texts = toMessages(request, verdict);
      return texts[0].startsWith(opening) ? [texts, [`${resourceFailed}net::ERR_FAILED`]] : [texts];
    }
    case "opaque":
    case "readable":
      return toStatusLines(exchanges);
  }
}

function toPolicyMessage(exchanges: FetchReport["exchanges"]): string {
  const headers = exchanges.at(-1)?.response?.headers ?? [];
  const isSite = getHeader(headers, "Cross-Origin-Resource-Policy") === "same-site";
  return `${resourceFailed}net::ERR_BLOCKED_BY_RESPONSE.${isSite ? "NotSameSite" : "NotSameOrigin"}`;
}
