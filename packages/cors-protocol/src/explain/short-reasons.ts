import type { CorsErrorCode } from "../model/codes.ts";

const words: Partial<Record<CorsErrorCode, string>> = {
  WildcardOriginNotAllowed: "wildcard",
  MissingAllowOriginHeader: "no origin",
  MultipleAllowOriginValues: "several",
  InvalidAllowOriginValue: "bad value",
  AllowOriginMismatch: "mismatch",
  InvalidAllowCredentials: "cookies",
  PreflightInvalidStatus: "status",
  PreflightDisallowedRedirect: "redirect",
  InvalidAllowMethodsPreflightResponse: "bad list",
  InvalidAllowHeadersPreflightResponse: "bad list",
  MethodDisallowedByPreflightResponse: "method",
  HeaderDisallowedByPreflightResponse: "header",
  RedirectContainsCredentials: "password",
  CorsDisabledScheme: "scheme",
};

/** Shortens a code to a word or two for a table, the same for the preflight's response as for the response. */
export function toShortReason(code: CorsErrorCode): string {
  const reason = code.replace(/^Preflight(?=.*(?:Origin|Credentials))/, "");
  return words[reason as CorsErrorCode] ?? reason;
}
