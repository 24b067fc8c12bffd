import { reason, type Sign } from "../shared/sign.ts";
import { others } from "./neighbours.ts";
import { titles } from "./titles.ts";

/** The ends of the frames, beginning with the one since M67. */
const frames: Sign[] = [
  { says: "blocked by CORS policy", role: "frame", isBlock: true },
  {
    says: "blocked from loading by Cross-Origin Resource Sharing policy",
    role: "frame",
    isBlock: true,
    to: 66,
  },
  {
    says: "load denied by Cross-Origin Resource Sharing policy",
    role: "failure",
    isBlock: true,
  },
  { says: "Failed to load {url}", role: "frame", isBlock: false, isWhole: true, to: 66 },
  { says: "cannot load {url}", role: "frame", isBlock: false, isWhole: true },
  ...["image", "script", "stylesheet", "font", "media"].map((asker): Sign => ({
    says: `Cannot load ${asker} {url}`,
    role: "frame",
    isBlock: false,
    isWhole: true,
  })),
  { says: "Origin {origin} is therefore not allowed access", role: "ending", to: 66 },
  { says: "doesn't pass access control check", role: "preflight" },
  { says: "does not pass access control check", role: "preflight" },
];

/** The stable part of each reason, of every version; the end of a pasted line is often lost. */
const reasons: Sign[] = [
  reason("No 'Access-Control-Allow-Origin' header", "MissingAllowOriginHeader"),
  reason("header is present on the requested resource", "MissingAllowOriginHeader"),
  reason("header contains multiple values {parameter}, but only one", "MultipleAllowOriginValues"),
  reason("header contains the invalid value {parameter}", "InvalidAllowOriginValue"),
  reason("has a value {parameter} that is not equal to the supplied origin", "AllowOriginMismatch"),
  reason("must not be the wildcard", "WildcardOriginNotAllowed"),
  reason("A wildcard '*' cannot be used in the", "WildcardOriginNotAllowed"),
  reason("header in the response is {parameter} which must be 'true'", "InvalidAllowCredentials"),
  reason(
    "the 'Access-Control-Allow-Credentials' header is {parameter}. It must be 'true'",
    "InvalidAllowCredentials",
  ),
  reason("does not have HTTP ok status", "PreflightInvalidStatus"),
  {
    ...reason("preflight has invalid HTTP status code {status}", "PreflightInvalidStatus"),
    to: 66,
  },
  reason("Redirect is not allowed for a preflight request", "PreflightDisallowedRedirect"),
  reason("Response for preflight is invalid (redirect)", "PreflightDisallowedRedirect"),
  reason(
    "which is disallowed for cross-origin requests that require preflight",
    "PreflightDisallowedRedirect",
  ),
  reason("Cannot parse Access-Control-Allow-Methods", "InvalidAllowMethodsPreflightResponse"),
  reason("Cannot parse Access-Control-Allow-Headers", "InvalidAllowHeadersPreflightResponse"),
  reason(
    "Method {parameter} is not allowed by Access-Control-Allow-Methods in preflight",
    "MethodDisallowedByPreflightResponse",
  ),
  reason(
    "header field {parameter} is not allowed by Access-Control-Allow-Headers in preflight",
    "HeaderDisallowedByPreflightResponse",
  ),
  reason("not allowed by request mode", "DisallowedByMode"),
  reason(
    'Request mode is "same-origin" but the URL\'s origin is not same as the request origin {origin}',
    "DisallowedByMode",
  ),
  reason("only supported for protocol schemes", "CorsDisabledScheme"),
  { ...reason("protocol schemes:", "CorsDisabledScheme"), needsFrame: true },
  { ...reason("URL scheme {parameter} is not supported", "CorsDisabledScheme"), isWhole: true },
  reason(
    "Redirect location {parameter} contains a username and password",
    "RedirectContainsCredentials",
  ),
  reason(
    "which contains a username and password, which is disallowed",
    "RedirectContainsCredentials",
  ),
  { ...reason("The response is invalid", "InvalidResponse"), needsFrame: true },
  { ...reason("Invalid response", "InvalidResponse"), needsFrame: true, to: 66 },
  reason('but the redirect mode is not "follow"', "NoCorsRedirectModeNotFollow"),
  reason(
    "is not a secure context and the resource is in more-private address space {parameter}",
    "InsecureLocalNetwork",
  ),
  reason("yet the resource is in address space {parameter}", "InvalidLocalNetworkAccess"),
  reason(
    "Permission was denied for this request to access the {parameter} address space",
    "LocalNetworkAccessPermissionDenied",
  ),
];

export const signs: readonly Sign[] = [...frames, ...reasons, ...titles, ...others];
