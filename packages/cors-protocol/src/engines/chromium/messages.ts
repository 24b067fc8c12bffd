import type { CorsCheckCode, CorsErrorCode, PreflightCheckCode } from "../../model/codes.ts";

/** Stands in a sentence for what the browser quotes. */
export const slot = "{parameter}";

/** Chromium repeats this before what it found in the answer to a preflight. */
export const preflightPrefix = "Response to preflight request doesn't pass access control check: ";

const include = "when the request's credentials mode is 'include'.";

/** The codes that have a sentence of their own; those of a preflight's CORS check borrow it. */
export type SentenceCode = Exclude<CorsErrorCode, PreflightCheckCode>;

/**
 * What Chromium 156 prints behind "has been blocked by CORS policy: ", without its ending.
 * Source: third_party/blink/renderer/platform/loader/cors/cors_error_string.cc
 */
export const sentences: Record<SentenceCode, string> = {
  WildcardOriginNotAllowed: `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' ${include}`,
  MissingAllowOriginHeader:
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  MultipleAllowOriginValues: `The 'Access-Control-Allow-Origin' header contains multiple values '${slot}', but only one is allowed.`,
  InvalidAllowOriginValue: `The 'Access-Control-Allow-Origin' header contains the invalid value '${slot}'.`,
  AllowOriginMismatch: `The 'Access-Control-Allow-Origin' header has a value '${slot}' that is not equal to the supplied origin.`,
  InvalidAllowCredentials: `The value of the 'Access-Control-Allow-Credentials' header in the response is '${slot}' which must be 'true' ${include}`,
  PreflightInvalidStatus: `${preflightPrefix}It does not have HTTP ok status.`,
  PreflightDisallowedRedirect: `${preflightPrefix}Redirect is not allowed for a preflight request.`,
  InvalidAllowMethodsPreflightResponse:
    "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
  InvalidAllowHeadersPreflightResponse:
    "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
  MethodDisallowedByPreflightResponse: `Method ${slot} is not allowed by Access-Control-Allow-Methods in preflight response.`,
  HeaderDisallowedByPreflightResponse: `Request header field ${slot} is not allowed by Access-Control-Allow-Headers in preflight response.`,
  DisallowedByMode: "Cross origin requests are not allowed by request mode.",
  CorsDisabledScheme: `Cross origin requests are only supported for protocol schemes: ${slot}.`,
  RedirectContainsCredentials: `Redirect location '${slot}' contains a username and password, which is disallowed for cross-origin requests.`,
  InvalidResponse: "The response is invalid.",
  // Printed by Blink itself, in a frame of its own.
  NoCorsRedirectModeNotFollow: 'Request mode is "no-cors" but the redirect mode is not "follow".',
  InsecureLocalNetwork: `The request client is not a secure context and the resource is in more-private address space \`${slot}\`.`,
  InvalidLocalNetworkAccess: `Request had a target IP address space of \`${slot}\` yet the resource is in address space \`${slot}\`.`,
  LocalNetworkAccessPermissionDenied: `Permission was denied for this request to access the \`${slot}\` address space.`,
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

/** What follows a sentence, which depends on who asked. */
export function endingOf(code: SentenceCode, initiatorType: "fetch" | "xmlhttprequest"): string {
  const isOneOf = (codes: CorsCheckCode[]) => codes.some((one) => one === code);
  if (initiatorType === "fetch") return isOneOf(advised) ? advice : "";
  return isOneOf(noted) ? withCredentialsNote : "";
}

/** The code whose sentence a code borrows, and whether a preflight's prefix stands before it. */
export function toSentenceCode(code: CorsErrorCode): { code: SentenceCode; isPreflight: boolean } {
  const own = code.replace(/^Preflight/, "");
  return code in sentences
    ? { code: code as SentenceCode, isPreflight: false }
    : { code: own as SentenceCode, isPreflight: true };
}

/**
 * The schemes that Chromium lists for `CorsDisabledScheme`, which depend on the build: of Chrome itself, and
 * of the headless shell.
 */
export const schemeLists = [
  "chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app",
  "chrome, chrome-untrusted, data, http, https",
];

/** Endings of earlier versions: with an opaque response as advice (to M132), and about the wildcard. */
export const formerEndings = [
  " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
  " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
];

/** Sentences of earlier versions, as far as they were others. */
export const formerSentences: [code: SentenceCode, sentence: string][] = [
  // Until about M43.
  [
    "WildcardOriginNotAllowed",
    "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
  ],
  [
    "InvalidAllowCredentials",
    `Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '${slot}'. It must be 'true' to allow credentials.`,
  ],
  [
    "MethodDisallowedByPreflightResponse",
    `Method ${slot} is not allowed by Access-Control-Allow-Methods.`,
  ],
  [
    "HeaderDisallowedByPreflightResponse",
    `Request header field ${slot} is not allowed by Access-Control-Allow-Headers.`,
  ],
  // Until about M66, and until the sentences were put into one frame.
  ["PreflightInvalidStatus", `Response for preflight has invalid HTTP status code ${slot}`],
  ["PreflightInvalidStatus", "Response for preflight does not have HTTP ok status."],
  ["PreflightDisallowedRedirect", "Response for preflight is invalid (redirect)"],
  ["InvalidResponse", "Invalid response."],
  [
    "RedirectContainsCredentials",
    "Redirect location contains a username and password, which is disallowed for cross-origin requests.",
  ],
];
