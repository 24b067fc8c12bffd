import type { CorsErrorCode } from "../model/codes.ts";

/** Why the browser blocked the request, in plain words. */
export const explanations: Record<CorsErrorCode, string> = {
  MissingAllowOriginHeader:
    "The response does not say which origin may read it, so the browser blocked it.",
  AllowOriginMismatch: "The response allows one origin, and it is not the origin of this page.",
  InvalidAllowOriginValue:
    "The response should name an origin (scheme, host and port), but its value is not an origin.",
  MultipleAllowOriginValues:
    "The response names several origins, but a browser accepts only one, or the wildcard.",
  WildcardOriginNotAllowed:
    "The response allows every origin with a wildcard, which does not count for a request that may send cookies.",
  InvalidAllowCredentials: "The request may send cookies, and the response does not allow them.",
  PreflightMissingAllowOriginHeader:
    "The response to the preflight does not say which origin may send the request.",
  PreflightAllowOriginMismatch:
    "The response to the preflight allows one origin, and it is not the origin of this page.",
  PreflightInvalidAllowOriginValue:
    "The response to the preflight names something that is not an origin.",
  PreflightMultipleAllowOriginValues:
    "The response to the preflight names several origins, but a browser accepts only one.",
  PreflightWildcardOriginNotAllowed:
    "The response to the preflight has a wildcard, which does not count for a request that may send cookies.",
  PreflightInvalidAllowCredentials:
    "The response to the preflight does not allow a request that may send cookies.",
  PreflightInvalidStatus: "The response to the preflight has a status that is not a success.",
  PreflightDisallowedRedirect:
    "The server redirected the preflight, and a browser never follows such a redirect.",
  InvalidAllowMethodsPreflightResponse:
    "The browser could not parse the list of allowed methods in the response to the preflight.",
  InvalidAllowHeadersPreflightResponse:
    "The browser could not parse the list of allowed headers in the response to the preflight.",
  MethodDisallowedByPreflightResponse:
    "The response to the preflight does not list the method of this request.",
  HeaderDisallowedByPreflightResponse:
    "The response to the preflight does not list a request header that the script sets.",
  DisallowedByMode:
    "The script asked for same-origin requests only, and the address belongs to another origin, so nothing was sent.",
  CorsDisabledScheme:
    "The address does not begin with http:// or https://. Without it, a browser reads localhost:4000 as an address with the scheme localhost.",
  RedirectContainsCredentials:
    "The server redirected the request to an address with a user name or password, which a browser does not follow in a cross-origin request.",
  InvalidResponse: "The browser received a response that it could not use.",
  NoCorsRedirectModeNotFollow:
    "A request in no-cors mode has to follow redirects, and the script set another redirect option.",
  InsecureLocalNetwork:
    "A page that was not loaded over https may not call the visitor's own machine or network, so the request was never sent.",
  InvalidLocalNetworkAccess:
    "The script named the network of the server, and the server is in another one.",
  LocalNetworkAccessPermissionDenied:
    "A page from the internet needs the visitor's permission to call their own machine or network, and it was not given.",
};

const shortReasons: Partial<Record<CorsErrorCode, string>> = {
  WildcardOriginNotAllowed: "wildcard",
  MissingAllowOriginHeader: "no origin",
  MultipleAllowOriginValues: "several",
  InvalidAllowOriginValue: "bad value",
  AllowOriginMismatch: "mismatch",
  InvalidAllowCredentials: "cookies",
  PreflightInvalidStatus: "status",
  PreflightDisallowedRedirect: "redirect",
  InvalidAllowMethodsPreflightResponse: "bad list",
  InvalidAllowHeadersPreflightResponse: "bad list",
  MethodDisallowedByPreflightResponse: "method",
  HeaderDisallowedByPreflightResponse: "header",
  RedirectContainsCredentials: "password",
  CorsDisabledScheme: "scheme",
};

/** Shortens a code to a word or two for a table, the same for the preflight's response as for the response. */
export function toShortReason(code: CorsErrorCode): string {
  const reason = code.replace(/^Preflight(?=.*(?:Origin|Credentials))/, "");
  return shortReasons[reason as CorsErrorCode] ?? reason;
}
