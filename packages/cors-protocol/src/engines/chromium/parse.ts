import { type CorsErrorCode, corsCheckCodes } from "../../model/codes.ts";
import {
  advice,
  formerEndings,
  formerSentences,
  preflightPrefix,
  type SentenceCode,
  sentences,
  slot,
  withCredentialsNote,
} from "./messages.ts";
import { readFrame } from "./frame.ts";
import type { ReadLine } from "../../explain/read-line.ts";
import { matchTemplate, toTemplate } from "../shared/template.ts";
import { toParameter } from "../../http/utf8.ts";

type Said = { code: CorsErrorCode; parameter: string };

/**
 * Reads a line of Chromium's console, of this version or an earlier one: the inverse of the wording.
 * @returns null for a line that is not about CORS, or is another engine's
 */
export function readChromiumLine(line: string): ReadLine | null {
  const frame = readFrame(line);
  if (frame === null) return null;
  const { reason, ...where } = frame;
  const read = readReason(reason);
  if (read === null) return null;
  const said = { engine: "chromium", candidates: [read.code], ...read, ...where } as const;
  return read.code === "DisallowedByMode" && where.origin === null
    ? { ...said, parameter: "", origin: read.parameter }
    : said;
}

const endings = [...formerEndings, advice, withCredentialsNote];
const beforeStatus = " The response had HTTP status code ";
/** Blink's own, in which the code has no sentence of the common table. */
const blinkReasons: [code: SentenceCode, sentence: string][] = [
  [
    "DisallowedByMode",
    `Request mode is "same-origin" but the URL's origin is not same as the request origin ${slot}.`,
  ],
  ["CorsDisabledScheme", `URL scheme "${slot}" is not supported.`],
];
const known = [
  ...(Object.entries(sentences) as [SentenceCode, string][]),
  ...formerSentences,
  ...blinkReasons,
];
/** Exactly the sentence, or the sentence and a remark that something else put behind it. */
const templates = (["whole", "beginning"] as const).flatMap((extent) =>
  known.map(([code, sentence]) => ({
    code,
    extent,
    template: toTemplate(extent === "whole" ? sentence : `${sentence} `),
  })),
);
/** Where what stands in the sentence is not what DevTools names as the parameter. */
const unnamed: CorsErrorCode[] = [
  "CorsDisabledScheme",
  "PreflightInvalidStatus",
  "InsecureLocalNetwork",
  "InvalidLocalNetworkAccess",
  "LocalNetworkAccessPermissionDenied",
];

function readReason(given: string): Said | null {
  const reason = withoutEnding(withoutStatus(given));
  const own = find(reason);
  if (own !== null || !reason.startsWith(preflightPrefix)) return own;
  const found = find(reason.slice(preflightPrefix.length));
  const check = corsCheckCodes.find((code) => code === found?.code);
  return check === undefined || found === null ? found : { ...found, code: `Preflight${check}` };
}

/** Chromium told the status of some responses, between the reason and its ending. */
function withoutStatus(reason: string): string {
  const at = reason.indexOf(beforeStatus);
  const [, more] = at < 0 ? [] : (/^(\d{3}\.)/.exec(reason.slice(at + beforeStatus.length)) ?? []);
  return more === undefined
    ? reason
    : reason.slice(0, at) + reason.slice(at + beforeStatus.length + more.length);
}

/** What a value quotes may look like an ending, and stays. */
function withoutEnding(reason: string): string {
  const ending = endings.find((one) => reason.endsWith(one));
  return ending === undefined ? reason : reason.slice(0, -ending.length);
}

function find(reason: string): Said | null {
  for (const { code, extent, template } of templates) {
    const values = matchTemplate(template, reason, extent);
    if (values === null) continue;
    // Blink's own sentence names the scheme, as its code does.
    const isNamed = !unnamed.includes(code) || reason.startsWith("URL scheme");
    return { code, parameter: isNamed ? unescape(values["parameter"] ?? "") : "" };
  }
  return null;
}

/** The bytes that stand for what is not ASCII, decoded; earlier versions wrote the characters themselves. */
function unescape(text: string): string {
  const bytes = text.replaceAll(/\\u00([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return bytes === text ? text : toParameter(bytes).parameter;
}
