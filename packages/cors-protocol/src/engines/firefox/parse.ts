import type { CorsErrorCode } from "../../model/codes.ts";
import type { ReadLine } from "../../explain/read-line.ts";
import { type FirefoxKey, firefoxReasons } from "./messages.ts";
import { isWord, matchTemplate, placesOf, toTemplate, wordEnd } from "../shared/template.ts";
import { isHttp, originOf } from "../../http/url.ts";

const opening =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ";
const beforeReason = "(Reason: ";

/** What each sentence may mean; that of the response first. */
const meanings: Partial<Record<FirefoxKey, CorsErrorCode[]>> = {
  CORSMissingAllowOrigin2: ["MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
  CORSMultipleAllowOriginNotAllowed: [
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ],
  CORSAllowOriginNotMatchingOrigin: ["AllowOriginMismatch", "PreflightAllowOriginMismatch"],
  CORSNotSupportingCredentials: ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"],
  CORSMissingAllowCredentials: ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"],
  CORSExternalRedirectNotAllowed: ["PreflightDisallowedRedirect"],
  CORSPreflightDidNotSucceed3: ["PreflightInvalidStatus"],
  CORSInvalidAllowMethod: ["InvalidAllowMethodsPreflightResponse"],
  CORSInvalidAllowHeader: ["InvalidAllowHeadersPreflightResponse"],
  CORSMethodNotFound: ["MethodDisallowedByPreflightResponse"],
  CORSMissingAllowHeaderFromPreflight2: ["HeaderDisallowedByPreflightResponse"],
  CORSRequestNotHttp: ["CorsDisabledScheme"],
};

/** Sentences of earlier versions, as MDN still has them, as far as they were others. */
const former: [key: FirefoxKey, sentence: string][] = [
  ["CORSPreflightDidNotSucceed3", "CORS preflight channel did not succeed)."],
  [
    "CORSMissingAllowHeaderFromPreflight2",
    "missing token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).",
  ],
  [
    "CORSMissingAllowHeaderFromPreflight2",
    "missing token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
  ],
  ["CORSDidNotSucceed2", "CORS request failed)."],
  [
    "CORSNotSupportingCredentials",
    "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
  ],
];

/** Some versions did not tell the status. */
const templates = [...(Object.entries(firefoxReasons) as [FirefoxKey, string][]), ...former].map(
  ([key, sentence]) => ({
    key,
    template: toTemplate(sentence.replace(" Status code: {status}.", "")),
  }),
);

/** Reads a line of Firefox's console: null for any other. */
export function readFirefoxLine(line: string): ReadLine | null {
  const security = readSecurityError(line);
  if (security !== null) return security;
  const { url = null, reason = "" } = readFrame(line) ?? {};
  for (const { key, template } of templates) {
    const values = matchTemplate(template, reason, "beginning");
    if (values === null) continue;
    const candidates = meanings[key] ?? [];
    const [code = null] = candidates;
    const parameter = values["quoted"] ?? "";
    return {
      engine: "firefox",
      code,
      candidates,
      parameter,
      url,
      origin: null,
      redirectedFrom: null,
    };
  }
  return null;
}

/** The first address that a reason follows, with the reason; older versions put the address in quotes. */
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

/** Older versions, and those who copy by hand, have straight quotes. */
function withTypographicQuotes(reason: string): string {
  const parts = reason.split("'");
  // A quote without its partner is an apostrophe.
  const last = parts.length % 2 === 0 ? `'${parts.pop()}` : "";
  return parts.reduce((text, part, index) => `${text}${index % 2 === 1 ? "‘" : "’"}${part}`) + last;
}

/** Printed in place of a reason of CORS, for a request that was never sent. */
const securityErrors = ["load data from", "load or link to"].map((use) => ({
  use,
  template: toTemplate(`Security Error: Content at {page} may not ${use} {url}.`),
}));

function readSecurityError(line: string): ReadLine | null {
  for (const { use, template } of securityErrors) {
    const { page = "", url = "" } = matchTemplate(template, line, "whole") ?? {};
    if (!isWord(page) || !isWord(url)) continue;
    const code =
      use === "load data from" && isHttp(url) ? "DisallowedByMode" : "CorsDisabledScheme";
    const where = { url, origin: originOf(page), redirectedFrom: null };
    return { engine: "firefox", code, candidates: [code], parameter: "", ...where };
  }
  return null;
}
