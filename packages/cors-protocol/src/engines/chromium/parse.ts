import { toParameter } from "../../http/utf8.ts";
import { type CorsErrorCode, corsCheckCodes } from "../../model/codes.ts";
import type { Reading } from "../shared/engine.ts";
import { matchTemplate, toTemplate } from "../shared/template.ts";
import { formerEndings, formerMessages } from "./former-messages.ts";
import { readFrame } from "./frame.ts";
import {
  advice,
  blinkMessages,
  type MessageCode,
  messages,
  preflightPrefix,
  withCredentialsNote,
} from "./messages.ts";

type ReadReason = { code: CorsErrorCode; parameter: string; origin?: string };

export function readLine(line: string): Reading | null {
  const frame = readFrame(line);
  if (frame === null) return null;
  const { reason, ...where } = frame;
  const read = readReason(reason);
  if (read === null) return null;
  const { code, parameter, origin = null } = read;
  return { code, candidates: [code], parameter, ...where, origin: where.origin ?? origin };
}

const endings = [...Object.values(formerEndings), advice, withCredentialsNote];
const beforeStatus = " The response had HTTP status code ";
const entries = (table: Partial<Record<MessageCode, string>>) =>
  Object.entries(table) as [MessageCode, string][];
const known = [...entries(messages), ...formerMessages, ...entries(blinkMessages)];
/** Exactly the message first, and then the message with a remark that another tool appended. */
const templates = (["whole", "beginning"] as const).flatMap((extent) =>
  known.map(([code, message]) => ({
    code,
    extent,
    template: toTemplate(extent === "whole" ? message : `${message} `),
  })),
);
/** The codes for which DevTools' parameter is not the value in the message. */
const unnamed: CorsErrorCode[] = [
  "CorsDisabledScheme",
  "PreflightInvalidStatus",
  "InsecureLocalNetwork",
  "InvalidLocalNetworkAccess",
  "LocalNetworkAccessPermissionDenied",
];

function readReason(given: string): ReadReason | null {
  const reason = withoutEnding(withoutStatus(given));
  const own = find(reason);
  if (own !== null || !reason.startsWith(preflightPrefix)) return own;
  const found = find(reason.slice(preflightPrefix.length));
  const check = corsCheckCodes.find((code) => code === found?.code);
  return check === undefined || found === null ? found : { ...found, code: `Preflight${check}` };
}

/** Earlier versions printed the status of some responses between the reason and its ending. */
function withoutStatus(reason: string): string {
  const at = reason.indexOf(beforeStatus);
  const [, more] = at < 0 ? [] : (/^(\d{3}\.)/.exec(reason.slice(at + beforeStatus.length)) ?? []);
  return more === undefined
    ? reason
    : reason.slice(0, at) + reason.slice(at + beforeStatus.length + more.length);
}

/** Removes only the last ending: a quoted value can look like one. */
function withoutEnding(reason: string): string {
  const ending = endings.find((one) => reason.endsWith(one));
  return ending === undefined ? reason : reason.slice(0, -ending.length);
}

function find(reason: string): ReadReason | null {
  for (const { code, extent, template } of templates) {
    const values = matchTemplate(template, reason, extent);
    if (values === null) continue;
    const { parameter = "", scheme = "", origin } = values;
    const named = unnamed.includes(code) ? scheme : unescapeBytes(parameter);
    return { code, parameter: named, ...(origin === undefined ? {} : { origin }) };
  }
  return null;
}

/** Decodes the bytes that are escaped; earlier versions printed the characters themselves. */
function unescapeBytes(text: string): string {
  const bytes = text.replaceAll(/\\u00([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return bytes === text ? text : toParameter(bytes).parameter;
}
