import { type CorsErrorCode, corsCheckCodes } from "../../model/codes.ts";
import { failures, reason, type Sign, title } from "../shared/sign.ts";

/** "Invalid response" is also what many programs say. */
const namedCodes = [
  ...corsCheckCodes.flatMap((code): CorsErrorCode[] => [code, `Preflight${code}`]),
  "PreflightInvalidStatus",
  "PreflightDisallowedRedirect",
  "InvalidAllowMethodsPreflightResponse",
  "InvalidAllowHeadersPreflightResponse",
  "MethodDisallowedByPreflightResponse",
  "HeaderDisallowedByPreflightResponse",
  "DisallowedByMode",
  "CorsDisabledScheme",
  "RedirectContainsCredentials",
  "NoCorsRedirectModeNotFollow",
  "InsecureLocalNetwork",
  "InvalidLocalNetworkAccess",
  "LocalNetworkAccessPermissionDenied",
] as const satisfies readonly CorsErrorCode[];

/** The Network panel's status column. In a sentence, people say the same about anything. */
const panelCell =
  /^[ \t]{0,40}(?:\d{3}[ \t]{1,9})?CORS (?:preflight )?error[ \t]{0,40}$|\tCORS (?:preflight )?error|\S[ \t]{1,9}CORS (?:preflight )?error[ \t]{1,9}(?:xhr|fetch|preflight|script|font|stylesheet|image|manifest|module|eventsource|other)\b/im;

/** Titles of the Issues panel, and the codes as the Network panel's tooltip and the protocol name them. */
export const titles: readonly Sign[] = [
  ...namedCodes.map((code) => reason(code, code)),
  title(
    "Ensure CORS response header values are valid",
    "MissingAllowOriginHeader",
    "PreflightMissingAllowOriginHeader",
    "InvalidAllowOriginValue",
    "MultipleAllowOriginValues",
  ),
  title(
    "Ensure CORS requests include credentials only when allowed",
    "InvalidAllowCredentials",
    "PreflightInvalidAllowCredentials",
  ),
  title("Ensure CORS requests are made on supported schemes", "CorsDisabledScheme"),
  title("Ensure only same-origin resources are fetched with same-origin", "DisallowedByMode"),
  title("Ensure CORS request includes only allowed headers", "HeaderDisallowedByPreflightResponse"),
  title("Ensure CORS request uses allowed method", "MethodDisallowedByPreflightResponse"),
  title(
    "Ensure CORS requesting origin matches",
    "AllowOriginMismatch",
    "PreflightAllowOriginMismatch",
  ),
  title(
    "Ensure preflight responses are valid",
    "PreflightInvalidStatus",
    "PreflightDisallowedRedirect",
  ),
  title(
    "aren't sent to CORS resources with origin wildcards",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  title(
    "are not sent to CORS resources with origin wildcards",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  title(
    "Ensure that local network requests are compatible",
    "LocalNetworkAccessPermissionDenied",
    "InsecureLocalNetwork",
  ),
  ...failures(true, "(blocked:cors)"),
  ...failures(true, "CORS error", "CORS preflight error").map((sign): Sign => ({
    ...sign,
    beside: panelCell,
  })),
];
