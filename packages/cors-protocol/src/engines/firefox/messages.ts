/**
 * What Firefox ESR 153 prints, by the key of the sentence, which its tools show as the message's category.
 * `%S` is the address or, in the second place, what it quotes; `{status}` the status of the answer.
 * Source: dom/locales/en-US/chrome/security/security.properties
 */
const before =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ";

export const firefoxReasons = {
  CORSDisabled: "CORS disabled).",
  CORSDidNotSucceed2: "CORS request did not succeed). Status code: {status}.",
  CORSOriginHeaderNotAdded: "CORS header ‘Origin’ cannot be added).",
  CORSExternalRedirectNotAllowed: "CORS request external redirect not allowed).",
  CORSRequestNotHttp: "CORS request not http).",
  CORSMissingAllowOrigin2:
    "CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.",
  CORSMultipleAllowOriginNotAllowed:
    "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
  CORSAllowOriginNotMatchingOrigin:
    "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{quoted}’).",
  CORSNotSupportingCredentials:
    "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
  CORSMissingAllowCredentials:
    "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).",
  CORSMethodNotFound: "Did not find method in CORS header ‘Access-Control-Allow-Methods’).",
  CORSPreflightDidNotSucceed3: "CORS preflight response did not succeed). Status code: {status}.",
  CORSInvalidAllowMethod:
    "invalid token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Methods’).",
  CORSInvalidAllowHeader:
    "invalid token ‘{quoted}’ in CORS header ‘Access-Control-Allow-Headers’).",
  CORSMissingAllowHeaderFromPreflight2:
    "header ‘{quoted}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
};

export type FirefoxKey = keyof typeof firefoxReasons;

/** A whole line. One key quotes the address. */
export function firefoxSentence(
  key: FirefoxKey,
  { url, quoted, status }: { url: string; quoted: string; status: string },
): string {
  const at = key === "CORSNotSupportingCredentials" ? `‘${url}’` : url;
  const reason = firefoxReasons[key]
    .replace("{status}", () => status)
    .replace("{quoted}", () => quoted);
  return `${before}${at}. (Reason: ${reason}`;
}
