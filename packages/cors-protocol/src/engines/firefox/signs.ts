import { failures, neighbour, reason, type Sign, title } from "../shared/sign.ts";
import { others } from "./neighbours.ts";

const frames: Sign[] = [
  { says: "disallows reading the remote resource at {url}", role: "frame", isBlock: true },
  { says: "Cross-Origin Request Blocked", role: "frame", isBlock: true },
];

const reasons: Sign[] = [
  reason(
    "CORS header 'Access-Control-Allow-Origin' missing",
    "MissingAllowOriginHeader",
    "PreflightMissingAllowOriginHeader",
  ),
  reason(
    "Multiple CORS header 'Access-Control-Allow-Origin' not allowed",
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ),
  reason(
    "CORS header 'Access-Control-Allow-Origin' does not match {parameter}",
    "AllowOriginMismatch",
    "PreflightAllowOriginMismatch",
  ),
  reason(
    "Credential is not supported if the CORS header",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  reason(
    "expected 'true' in CORS header 'Access-Control-Allow-Credentials'",
    "InvalidAllowCredentials",
    "PreflightInvalidAllowCredentials",
  ),
  reason("Did not find method in CORS header", "MethodDisallowedByPreflightResponse"),
  reason("CORS preflight response did not succeed", "PreflightInvalidStatus"),
  reason("CORS preflight channel did not succeed", "PreflightInvalidStatus"),
  {
    ...reason(
      "invalid token {parameter} in CORS header 'Access-Control-Allow-Methods'",
      "InvalidAllowMethodsPreflightResponse",
    ),
    isWhole: true,
  },
  {
    ...reason(
      "invalid token {parameter} in CORS header 'Access-Control-Allow-Headers'",
      "InvalidAllowHeadersPreflightResponse",
    ),
    isWhole: true,
  },
  {
    ...reason(
      "missing token {parameter} in CORS header 'Access-Control-Allow-Headers'",
      "HeaderDisallowedByPreflightResponse",
    ),
    isWhole: true,
  },
  reason(
    "header {parameter} is not allowed according to header 'Access-Control-Allow-Headers'",
    "HeaderDisallowedByPreflightResponse",
  ),
  reason("CORS request external redirect not allowed", "PreflightDisallowedRedirect"),
  reason("CORS request not http", "CorsDisabledScheme"),
  // Pages may not use these addresses at all.
  {
    ...reason(
      "Security Error: Content at {page} may not load data from {url}.",
      "DisallowedByMode",
    ),
    isWhole: true,
  },
  {
    ...reason(
      "Security Error: Content at {page} may not load or link to {url}.",
      "CorsDisabledScheme",
    ),
    isWhole: true,
  },
];

/** Reasons that name no header: the request failed, or Firefox itself is in the way. */
const unexplained: Sign[] = [
  ...failures(
    false,
    "CORS request did not succeed",
    "CORS request failed",
    "NetworkError when attempting to fetch resource",
    "CORSDidNotSucceed",
  ),
  // A package of that name fails too.
  ...failures(false, "CORS Failed").map((sign): Sign => ({
    ...sign,
    beside: /(?<![/\w-])CORS Failed\b/,
  })),
  ...failures(true, "NS_ERROR_DOM_BAD_URI", "Access to restricted URI denied"),
  ...neighbour("blocked-by-extension", "Reason: CORS disabled", "header 'Origin' cannot be added"),
];

/** The Network panel's short texts, MDN's names and the keys that developer tools show as a message's category. */
const titles: Sign[] = [
  title("CORS Not HTTP", "CorsDisabledScheme"),
  title("CORS Request Not Http", "CorsDisabledScheme"),
  title(
    "CORS Multiple Origin Not Allowed",
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ),
  title(
    "CORS Multiple Allow Origin Not Allowed",
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ),
  title(
    "CORS Missing Allow Origin",
    "MissingAllowOriginHeader",
    "PreflightMissingAllowOriginHeader",
  ),
  title(
    "CORS No Allow Credentials",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  title(
    "CORS Not Supporting Credentials",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  title(
    "CORS Allow Origin Not Matching Origin",
    "AllowOriginMismatch",
    "PreflightAllowOriginMismatch",
  ),
  title(
    "CORS Missing Allow Credentials",
    "InvalidAllowCredentials",
    "PreflightInvalidAllowCredentials",
  ),
  title("CORS External Redirect Not Allowed", "PreflightDisallowedRedirect"),
  title("CORS Preflight Did Not Succeed", "PreflightInvalidStatus"),
  title("CORS Invalid Allow Method", "InvalidAllowMethodsPreflightResponse"),
  title("CORS Method Not Found", "MethodDisallowedByPreflightResponse"),
  title("CORS Invalid Allow Header", "InvalidAllowHeadersPreflightResponse"),
  title("CORS Missing Allow Header", "HeaderDisallowedByPreflightResponse"),
  title("CORS Missing Allow Header From Preflight", "HeaderDisallowedByPreflightResponse"),
];

export const signs: readonly Sign[] = [...frames, ...reasons, ...unexplained, ...titles, ...others];
