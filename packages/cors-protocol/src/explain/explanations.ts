import type { CorsErrorCode } from "../model/codes.ts";

/** Why the browser blocked the request, in plain words. */
export const explanations: Record<CorsErrorCode, string> = {
  MissingAllowOriginHeader:
    "The response does not say which origin may read it, so the browser lets no page read it.",
  AllowOriginMismatch:
    "The response names one origin that may read it, and it is not the origin of this page.",
  InvalidAllowOriginValue:
    "The response should name an origin (scheme, host and port), but its value is not an origin.",
  MultipleAllowOriginValues:
    "The response names several origins; a browser accepts exactly one, or the wildcard.",
  WildcardOriginNotAllowed:
    "The response allows every origin with a wildcard, but a wildcard does not count for a request that may carry cookies.",
  InvalidAllowCredentials:
    "This request may carry cookies, and the server does not allow a page to read the response to such a request.",
  PreflightMissingAllowOriginHeader:
    "The response to the preflight does not say which origin may send the request.",
  PreflightAllowOriginMismatch:
    "The response to the preflight names another origin than this page's.",
  PreflightInvalidAllowOriginValue:
    "The response to the preflight names something that is not an origin.",
  PreflightMultipleAllowOriginValues:
    "The response to the preflight names several origins where one is allowed.",
  PreflightWildcardOriginNotAllowed:
    "The response to the preflight has a wildcard, which does not count for a request that may carry cookies.",
  PreflightInvalidAllowCredentials:
    "The response to the preflight does not allow a request that may carry cookies.",
  PreflightInvalidStatus: "The response to the preflight has a status that is not a success.",
  PreflightDisallowedRedirect: "The preflight was redirected, which a browser never follows.",
  InvalidAllowMethodsPreflightResponse:
    "The browser could not parse the list of allowed methods in the response to the preflight.",
  InvalidAllowHeadersPreflightResponse:
    "The browser could not parse the list of allowed headers in the response to the preflight.",
  MethodDisallowedByPreflightResponse:
    "The preflight asked for this method, and the response does not list it.",
  HeaderDisallowedByPreflightResponse:
    "The preflight asked for this request header, and the response does not list it.",
  DisallowedByMode:
    "The script asked for same-origin requests only, and the address belongs to another origin, so nothing was sent.",
  CorsDisabledScheme:
    "The address does not begin with http:// or https://. A host and port without it, such as localhost:4000, are read as a scheme of that name.",
  RedirectContainsCredentials:
    "The server redirected the request to an address with a user name or password in it, which a browser does not follow across origins.",
  InvalidResponse: "The browser received a response that it could not use.",
  NoCorsRedirectModeNotFollow:
    "A request in no-cors mode has to follow redirects, and the script asked it not to.",
  InsecureLocalNetwork:
    "A page that was not loaded over https may not reach into the visitor's own machine or network; the request was never sent.",
  InvalidLocalNetworkAccess:
    "The script named the network of the server, and the server is in another one.",
  LocalNetworkAccessPermissionDenied:
    "A page from the internet needs the visitor's permission to reach into their own machine or network, and it was not given.",
};
