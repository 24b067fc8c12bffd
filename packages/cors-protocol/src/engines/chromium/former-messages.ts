import type { MessageCode } from "./messages.ts";

const noCors =
  "an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";
const advice = ` Have the server send the header with a valid value, or, if ${noCors}`;

/** The endings until M132, which suggest an opaque response. */
export const formerEndings: Partial<Record<MessageCode, string>> = {
  MissingAllowOriginHeader: ` If ${noCors}`,
  MultipleAllowOriginValues: advice,
  InvalidAllowOriginValue: advice,
  AllowOriginMismatch: advice,
};

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
