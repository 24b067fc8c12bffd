import type { CorsErrorCode } from "../../model/codes.ts";
import { defineMessage, fill, type Message, toTemplate } from "../shared/template.ts";

/** Begins every line about CORS; the address and the reason follow. */
export const opening =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ";
export const beforeReason = "(Reason: ";

const withStatus = (text: string, ...codes: CorsErrorCode[]) =>
  defineMessage(text, codes, " Status code: {status}.");
const message = (text: string, ...codes: CorsErrorCode[]) => defineMessage(text, codes);

/**
 * The reasons that Firefox ESR 153 prints, by the key that its developer tools show as the message's category.
 * Source: dom/locales/en-US/chrome/security/security.properties
 */
export const messages = {
  CORSDisabled: message("CORS disabled)."),
  CORSDidNotSucceed2: withStatus("CORS request did not succeed)."),
  CORSOriginHeaderNotAdded: message("CORS header ‘Origin’ cannot be added)."),
  CORSExternalRedirectNotAllowed: message(
    "CORS request external redirect not allowed).",
    "PreflightDisallowedRedirect",
  ),
  CORSRequestNotHttp: message("CORS request not http).", "CorsDisabledScheme"),
  CORSMissingAllowOrigin2: withStatus(
    "CORS header ‘Access-Control-Allow-Origin’ missing).",
    "MissingAllowOriginHeader",
    "PreflightMissingAllowOriginHeader",
  ),
  CORSMultipleAllowOriginNotAllowed: message(
    "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ),
  CORSAllowOriginNotMatchingOrigin: message(
    "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{quoted}’).",
    "AllowOriginMismatch",
    "PreflightAllowOriginMismatch",
  ),
  CORSNotSupportingCredentials: message(
    "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  CORSMissingAllowCredentials: message(
    "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).",
    "InvalidAllowCredentials",
    "PreflightInvalidAllowCredentials",
  ),
  CORSMethodNotFound: message(
    "Did not find method in CORS header ‘Access-Control-Allow-Methods’).",
    "MethodDisallowedByPreflightResponse",
  ),
  CORSPreflightDidNotSucceed3: withStatus(
    "CORS preflight response did not succeed).",
    "PreflightInvalidStatus",
  ),
  CORSInvalidAllowMethod: message(
    "invalid token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Methods’).",
    "InvalidAllowMethodsPreflightResponse",
  ),
  CORSInvalidAllowHeader: message(
    "invalid token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Headers’).",
    "InvalidAllowHeadersPreflightResponse",
  ),
  CORSMissingAllowHeaderFromPreflight2: message(
    "header ‘{quoted}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
    "HeaderDisallowedByPreflightResponse",
  ),
};

/** The messages of earlier versions, as MDN documents them, that differ from today's. */
export const formerMessages: Message[] = [
  message("CORS preflight channel did not succeed).", "PreflightInvalidStatus"),
  message(
    "missing token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).",
    "HeaderDisallowedByPreflightResponse",
  ),
  message(
    "missing token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
    "HeaderDisallowedByPreflightResponse",
  ),
  message("CORS request failed)."),
];

/** Firefox's key for a message. */
export type FirefoxKey = keyof typeof messages;

/** Writes a whole line. One message has its address in quotes. */
export function writeLine(
  key: FirefoxKey,
  { url, quoted = "", status = "" }: { url: string; quoted?: string; status?: string },
): string {
  const at = key === "CORSNotSupportingCredentials" ? `‘${url}’` : url;
  return `${opening}${at}. ${beforeReason}${fill(messages[key].written, { quoted, status })}`;
}

const securityError = (use: string) =>
  toTemplate(`Security Error: Content at {page} may not ${use} {url}.`);

/** Printed instead of a CORS message for some addresses that a page may not use. */
export const securityErrors = {
  load: securityError("load data from"),
  link: securityError("load or link to"),
};

/** Printed for a no-cors response that its own header keeps to its origin or site. */
export const resourcePolicy = toTemplate(
  "The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#",
);
