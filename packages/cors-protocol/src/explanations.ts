import type { CorsErrorCode } from "./codes.ts";

/** One sentence in plain words for each code: what the browser looked for and did not find. */
export const explanations: Record<CorsErrorCode, string> = {
  MissingAllowOriginHeader:
    "The answer does not say which origin may read it, so the browser lets nobody read it.",
  AllowOriginMismatch:
    "The answer names one origin that may read it, and it is not the origin of this page.",
  InvalidAllowOriginValue:
    "The answer should name an origin (scheme, host and port), but what it names is not one.",
  MultipleAllowOriginValues:
    "The answer names several origins; a browser accepts exactly one, or the wildcard.",
  WildcardOriginNotAllowed:
    "The answer is open to everybody with a wildcard, but this request carries cookies, and then the wildcard does not count.",
  InvalidAllowCredentials:
    "This request carries cookies, and the answer does not say that a request with cookies may be read.",
  PreflightMissingAllowOriginHeader:
    "The browser asked first, and the answer to that preflight does not say which origin may go on.",
  PreflightAllowOriginMismatch:
    "The browser asked first, and the answer to that preflight names another origin than this page's.",
  PreflightInvalidAllowOriginValue:
    "The browser asked first, and the answer to that preflight names something that is not an origin.",
  PreflightMultipleAllowOriginValues:
    "The browser asked first, and the answer to that preflight names several origins where one is allowed.",
  PreflightWildcardOriginNotAllowed:
    "The browser asked first; the answer to that preflight is a wildcard, which does not count for a request with cookies.",
  PreflightInvalidAllowCredentials:
    "The browser asked first; the answer to that preflight does not allow a request with cookies.",
  PreflightInvalidStatus:
    "The browser asked first, and the preflight was answered with a status that is not a success.",
  PreflightDisallowedRedirect:
    "The browser asked first, and the preflight was redirected, which a browser never follows.",
  InvalidAllowMethodsPreflightResponse:
    "The browser asked first and could not parse the list of allowed methods in the answer.",
  InvalidAllowHeadersPreflightResponse:
    "The browser asked first and could not parse the list of allowed headers in the answer.",
  MethodDisallowedByPreflightResponse:
    "The browser asked first whether it may use this method, and the answer does not list it.",
  HeaderDisallowedByPreflightResponse:
    "The browser asked first whether it may send this header, and the answer does not list it.",
};
