import type { CorsErrorCode } from "../model/codes.ts";

/** What the browser looked for and did not find, in plain words, for each code. */
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
    "This request may carry cookies, and the server does not say that the answer to such a request may be read.",
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
  DisallowedByMode:
    "The script asked for same-origin requests only, and the address belongs to another origin, so nothing was sent.",
  CorsDisabledScheme:
    "The address does not begin with http:// or https://. A host and port without it, such as localhost:4000, are read as a scheme of that name.",
  RedirectContainsCredentials:
    "The server redirected the request to an address with a user name or password in it, which a browser does not follow across origins.",
  InvalidResponse: "The browser got an answer that it could not make sense of.",
  NoCorsRedirectModeNotFollow:
    "A request in no-cors mode has to follow redirects, and the script asked it not to.",
  InsecureLocalNetwork:
    "A page that was not loaded over https may not reach into the visitor's own machine or network; the request was never sent.",
  InvalidLocalNetworkAccess:
    "The script said in which network the server stands, and the server was found in another one.",
  LocalNetworkAccessPermissionDenied:
    "A page from the internet needs the visitor's permission to reach into their own machine or network, and it was not given.",
};
