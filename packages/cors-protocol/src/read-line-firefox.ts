import type { CorsErrorCode } from "./codes.ts";
import type { ReadLine } from "./read-line.ts";
import { type FirefoxKey, firefoxReasons } from "./sentences-firefox.ts";
import { isHttp, originOf } from "./url.ts";

const frame =
  /Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at [‘'"]?(?<url>\S+?)[’'"]?\. \(Reason: (?<reason>.*)/;

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

const patterns = [...(Object.entries(firefoxReasons) as [FirefoxKey, string][]), ...former].map(
  ([key, sentence]) => ({ key, pattern: toPattern(sentence) }),
);

/** Reads a line of Firefox's console: null for any other. */
export function readFirefoxLine(line: string): ReadLine | null {
  const security = securityError.exec(line)?.groups;
  if (security !== undefined) return toSecurityError(security);
  const { url = null, reason = "" } = frame.exec(withTypographicQuotes(line))?.groups ?? {};
  for (const { key, pattern } of patterns) {
    const match = pattern.exec(reason);
    if (match === null) continue;
    const candidates = meanings[key] ?? [];
    const [code = null] = candidates;
    const parameter = match.groups?.["quoted"] ?? "";
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

/** Printed in place of a reason of CORS, for a request that was never sent. */
const securityError =
  /^Security Error: Content at (?<page>\S+) may not (?<use>load data from|load or link to) (?<url>\S+)\.$/;

function toSecurityError({ page = "", use, url = "" }: Partial<Record<string, string>>): ReadLine {
  const code = use === "load data from" && isHttp(url) ? "DisallowedByMode" : "CorsDisabledScheme";
  const where = { url, origin: originOf(page), redirectedFrom: null };
  return { engine: "firefox", code, candidates: [code], parameter: "", ...where };
}

/** Older versions, and those who copy by hand, have straight quotes. */
function withTypographicQuotes(line: string): string {
  const at = line.indexOf("(Reason: ");
  if (at === -1) return line;
  const reason = line.slice(at).replaceAll(/'([^']*)'/g, "‘$1’");
  return line.slice(0, at) + reason;
}

/** The status is left out where a version did not tell it. */
function toPattern(sentence: string): RegExp {
  const literal = sentence
    .replace(" Status code: {status}.", "")
    .replaceAll(/[\^$.*+?()[\]|]/g, String.raw`\$&`)
    .replace("{quoted}", "(?<quoted>.*?)");
  return new RegExp(`^${literal}`, "s");
}
