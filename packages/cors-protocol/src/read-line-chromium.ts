import { type CorsErrorCode, corsCheckCodes } from "./codes.ts";
import {
  advice,
  formerEndings,
  formerSentences,
  preflightPrefix,
  type SentenceCode,
  sentences,
  slot,
  withCredentialsNote,
} from "./sentences-chromium.ts";
import type { ReadLine } from "./read-line.ts";
import { toParameter } from "./utf8.ts";

type Frame = Pick<ReadLine, "url" | "origin" | "redirectedFrom"> & { reason: string };

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

const former = "Origin '(?<origin>[^']*)' is therefore not allowed access\\.";
const frames = [
  // Since about M67.
  /Access to .{1,40}? at '(?<url>.*?)' (?:\(redirected from '(?<from>.*?)'\) )?from origin '(?<origin>[^']*)' has been blocked by CORS policy: (?<reason>.*)/,
  // Before: the origin stands behind the reason, if at all.
  new RegExp(
    `(?:XMLHttpRequest|Fetch API) cannot load (?<url>\\S+?)\\. (?<reason>.*?)(?: ${former}(?<more>.*))?$`,
  ),
  new RegExp(
    `Failed to load '?(?<url>[a-z][a-z0-9+.-]*:\\S+?)'?: (?<reason>.*?)(?: ${former}(?<more>.*))?$`,
  ),
];
const formerRedirect =
  /^(?<prefix>.*?)Redirect from '(?<from>.*?)' to '.*?' has been blocked by CORS policy: /;

function readFrame(line: string): Frame | null {
  for (const frame of frames) {
    const groups = frame.exec(line)?.groups;
    if (groups === undefined) continue;
    const { url = null, origin = null, from = null, more = "" } = groups;
    const reason = (groups["reason"] ?? "") + more;
    const redirect = formerRedirect.exec(reason);
    if (redirect?.groups === undefined) return { url, origin, redirectedFrom: from, reason };
    return {
      // The answer that redirected is the one that was refused.
      url: redirect.groups["from"] ?? url,
      origin,
      redirectedFrom: null,
      reason: (redirect.groups["prefix"] ?? "") + reason.slice(redirect[0].length),
    };
  }
  return null;
}

const endings = [...formerEndings, advice, withCredentialsNote];
const statusNote = / The response had HTTP status code \d+\./;
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
const patterns = ["(.*)", "(.*?)"].flatMap((quoted, index) =>
  known.map(([code, sentence]): [SentenceCode, RegExp] => [
    code,
    toPattern(sentence, quoted, index === 0 ? "$" : " "),
  ]),
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
  const reason = withoutEnding(given.replace(statusNote, ""));
  const own = find(reason);
  if (own !== null || !reason.startsWith(preflightPrefix)) return own;
  const found = find(reason.slice(preflightPrefix.length));
  const check = corsCheckCodes.find((code) => code === found?.code);
  return check === undefined || found === null ? found : { ...found, code: `Preflight${check}` };
}

/** What a value quotes may look like an ending, and stays. */
function withoutEnding(reason: string): string {
  const ending = endings.find((one) => reason.endsWith(one));
  return ending === undefined ? reason : reason.slice(0, -ending.length);
}

function find(reason: string): Said | null {
  for (const [code, pattern] of patterns) {
    const match = pattern.exec(reason);
    if (match === null) continue;
    // Blink's own sentence names the scheme, as its code does.
    const isNamed = !unnamed.includes(code) || reason.startsWith("URL scheme");
    return { code, parameter: isNamed ? unescape(match[1] ?? "") : "" };
  }
  return null;
}

function toPattern(sentence: string, quoted: string, end: string): RegExp {
  const literal = sentence
    .split(slot)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join(quoted)}${end}`, "s");
}

/** The bytes that stand for what is not ASCII, decoded; earlier versions wrote the characters themselves. */
function unescape(text: string): string {
  const bytes = text.replaceAll(/\\u00([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return bytes === text ? text : toParameter(bytes).parameter;
}
