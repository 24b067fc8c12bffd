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
    "The answer is open to everybody with a wildcard, but this request may carry cookies, and then the wildcard does not count.",
  InvalidAllowCredentials:
    "This request may carry cookies, and the answer does not say that such a request may be read.",
  PreflightMissingAllowOriginHeader:
    "The answer to the preflight does not say which origin may go on.",
  PreflightAllowOriginMismatch:
    "The answer to the preflight names another origin than this page's.",
  PreflightInvalidAllowOriginValue:
    "The answer to the preflight names something that is not an origin.",
  PreflightMultipleAllowOriginValues:
    "The answer to the preflight names several origins where one is allowed.",
  PreflightWildcardOriginNotAllowed:
    "The answer to the preflight is a wildcard, which does not count for a request that may carry cookies.",
  PreflightInvalidAllowCredentials:
    "The answer to the preflight does not allow a request that may carry cookies.",
  PreflightInvalidStatus: "The preflight was answered with a status that is not a success.",
  PreflightDisallowedRedirect: "The preflight was redirected, which a browser never follows.",
  InvalidAllowMethodsPreflightResponse:
    "The browser could not parse the list of allowed methods in the answer to the preflight.",
  InvalidAllowHeadersPreflightResponse:
    "The browser could not parse the list of allowed headers in the answer to the preflight.",
  MethodDisallowedByPreflightResponse:
    "The preflight asked whether this method may be used, and the answer does not list it.",
  HeaderDisallowedByPreflightResponse:
    "The preflight asked whether this header may be sent, and the answer does not list it.",
};
