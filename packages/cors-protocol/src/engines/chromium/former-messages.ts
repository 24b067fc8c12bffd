import type { MessageCode } from "./messages.ts";

/** The endings of earlier versions (until M132), which suggest an opaque response: alone, and after the advice. */
export const formerEndings = [
  " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
  " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
];

/** The messages of earlier versions that differ from today's. */
export const formerMessages: [code: MessageCode, message: string][] = [
  // Until about M43.
  [
    "WildcardOriginNotAllowed",
    "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
  ],
  [
    "InvalidAllowCredentials",
    "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{parameter}'. It must be 'true' to allow credentials.",
  ],
  [
    "MethodDisallowedByPreflightResponse",
    "Method {parameter} is not allowed by Access-Control-Allow-Methods.",
  ],
  [
    "HeaderDisallowedByPreflightResponse",
    "Request header field {parameter} is not allowed by Access-Control-Allow-Headers.",
  ],
  // Until about M66, before all messages shared one frame.
  ["PreflightInvalidStatus", "Response for preflight has invalid HTTP status code {parameter}"],
  ["PreflightInvalidStatus", "Response for preflight does not have HTTP ok status."],
  ["PreflightDisallowedRedirect", "Response for preflight is invalid (redirect)"],
  ["InvalidResponse", "Invalid response."],
  [
    "RedirectContainsCredentials",
    "Redirect location contains a username and password, which is disallowed for cross-origin requests.",
  ],
];
