import { isHttp, originOf } from "../../http/url.ts";
import type { Reading } from "../shared/engine.ts";
import { isWord, matchTemplate, placesOf, type Template, wordEnd } from "../shared/template.ts";
import { beforeReason, formerMessages, messages, opening, securityErrors } from "./messages.ts";

const known = [...Object.values(messages), ...formerMessages];

export function readLine(line: string): Reading | null {
  const error = readSecurityError(line);
  if (error !== null) return error;
  const { url = null, reason = "" } = readFrame(line) ?? {};
  for (const message of known) {
    const values = matchTemplate(message.read, reason, "beginning");
    if (values === null) continue;
    const { codes: candidates } = message;
    const [code = null] = candidates;
    const parameter = values["quoted"] ?? "";
    return { code, candidates, parameter, url, origin: null, redirectedFrom: null };
  }
  return null;
}

/** The first address that is followed by a reason. Older versions put the address in quotes. */
function readFrame(line: string): { url: string; reason: string } | null {
  for (const place of placesOf(opening, line)) {
    const from = place + opening.length;
    const end = wordEnd(line, from);
    const url = withoutQuotes(line.slice(from, end - 1));
    if (!line.endsWith(". ", end + 1) || !isWord(url)) continue;
    if (!line.startsWith(beforeReason, end + 1)) continue;
    const reason = line.slice(end + 1 + beforeReason.length);
    return { url, reason: withTypographicQuotes(reason) };
  }
  return null;
}

function withoutQuotes(word: string): string {
  const [start, end] = [/^[‘'"]/.test(word) ? 1 : 0, /[’'"]$/.test(word) ? -1 : word.length];
  return word.slice(start, end);
}

/** Older versions, and lines typed by hand, have straight quotes. */
function withTypographicQuotes(reason: string): string {
  const parts = reason.split("'");
  // A quote without a partner is an apostrophe.
  const last = parts.length % 2 === 0 ? `'${parts.pop()}` : "";
  return parts.reduce((text, part, index) => `${text}${index % 2 === 1 ? "‘" : "’"}${part}`) + last;
}

function readSecurityError(line: string): Reading | null {
  const { load, link } = securityErrors;
  const loaded = matchSecurityError(load, line);
  const { page, url } = loaded ?? matchSecurityError(link, line) ?? {};
  if (page === undefined || url === undefined) return null;
  const code = loaded !== null && isHttp(url) ? "DisallowedByMode" : "CorsDisabledScheme";
  const where = { url, origin: originOf(page), redirectedFrom: null };
  return { code, candidates: [code], parameter: "", ...where };
}

function matchSecurityError(
  template: Template,
  line: string,
): { page: string; url: string } | null {
  const { page = "", url = "" } = matchTemplate(template, line, "whole") ?? {};
  return isWord(page) && isWord(url) ? { page, url } : null;
}
