import type { CorsCheckCode, CorsErrorCode, PreflightCheckCode } from "../../model/codes.ts";

/** Begins the messages about a preflight's response. */
export const preflightPrefix = "Response to preflight request doesn't pass access control check: ";

const include = "when the request's credentials mode is 'include'.";

/** The codes with a message of their own. A preflight's CORS check uses the messages of the CORS check. */
export type MessageCode = Exclude<CorsErrorCode, PreflightCheckCode>;

/**
 * The reasons that Chromium 156 prints after "has been blocked by CORS policy: ", without their endings.
 * Source: third_party/blink/renderer/platform/loader/cors/cors_error_string.cc
 */
export const messages: Record<MessageCode, string> = {
  WildcardOriginNotAllowed: `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' ${include}`,
  MissingAllowOriginHeader:
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  MultipleAllowOriginValues:
    "The 'Access-Control-Allow-Origin' header contains multiple values '{parameter}', but only one is allowed.",
  InvalidAllowOriginValue:
    "The 'Access-Control-Allow-Origin' header contains the invalid value '{parameter}'.",
  AllowOriginMismatch:
    "The 'Access-Control-Allow-Origin' header has a value '{parameter}' that is not equal to the supplied origin.",
  InvalidAllowCredentials: `The value of the 'Access-Control-Allow-Credentials' header in the response is '{parameter}' which must be 'true' ${include}`,
  PreflightInvalidStatus: `${preflightPrefix}It does not have HTTP ok status.`,
  PreflightDisallowedRedirect: `${preflightPrefix}Redirect is not allowed for a preflight request.`,
  InvalidAllowMethodsPreflightResponse:
    "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
  InvalidAllowHeadersPreflightResponse:
    "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
  MethodDisallowedByPreflightResponse:
    "Method {parameter} is not allowed by Access-Control-Allow-Methods in preflight response.",
  HeaderDisallowedByPreflightResponse:
    "Request header field {parameter} is not allowed by Access-Control-Allow-Headers in preflight response.",
  DisallowedByMode: "Cross origin requests are not allowed by request mode.",
  CorsDisabledScheme: "Cross origin requests are only supported for protocol schemes: {parameter}.",
  RedirectContainsCredentials:
    "Redirect location '{parameter}' contains a username and password, which is disallowed for cross-origin requests.",
  InvalidResponse: "The response is invalid.",
  // Blink prints this in another frame.
  NoCorsRedirectModeNotFollow: 'Request mode is "no-cors" but the redirect mode is not "follow".',
  InsecureLocalNetwork:
    "The request client is not a secure context and the resource is in more-private address space `{parameter}`.",
  InvalidLocalNetworkAccess:
    "Request had a target IP address space of `{parameter}` yet the resource is in address space `{parameter}`.",
  LocalNetworkAccessPermissionDenied:
    "Permission was denied for this request to access the `{parameter}` address space.",
};

/** What Blink prints for a fetch() that it refuses before the network stack. */
export const blinkMessages = {
  DisallowedByMode:
    'Request mode is "same-origin" but the URL\'s origin is not same as the request origin {origin}.',
  CorsDisabledScheme: 'URL scheme "{scheme}" is not supported.',
};

/** Chromium's advice, printed for fetch() only. */
export const advice = " Have the server send the header with a valid value.";
/** Printed for XMLHttpRequest only. */
export const withCredentialsNote =
  " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.";

const advised: CorsCheckCode[] = [
  "MultipleAllowOriginValues",
  "InvalidAllowOriginValue",
  "AllowOriginMismatch",
];
const noted: CorsCheckCode[] = ["WildcardOriginNotAllowed", "InvalidAllowCredentials"];

/** The text after a message. */
export function endingOf(code: MessageCode, initiatorType: "fetch" | "xmlhttprequest"): string {
  const isOneOf = (codes: CorsCheckCode[]) => codes.some((one) => one === code);
  if (initiatorType === "fetch") return isOneOf(advised) ? advice : "";
  return isOneOf(noted) ? withCredentialsNote : "";
}

/** The code whose message a code uses, and whether the preflight prefix comes before it. */
export function toMessageCode(code: CorsErrorCode): { code: MessageCode; isPreflight: boolean } {
  const own = code.replace(/^Preflight/, "");
  return code in messages
    ? { code: code as MessageCode, isPreflight: false }
    : { code: own as MessageCode, isPreflight: true };
}

/** The schemes that `CorsDisabledScheme` lists, in Chrome and in the headless shell. */
export const schemeLists: [string, ...string[]] = [
  "chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app",
  "chrome, chrome-untrusted, data, http, https",
];
