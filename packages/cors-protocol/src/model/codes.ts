/** The reasons of a failed CORS check. @see https://fetch.spec.whatwg.org/#concept-cors-check */
export const corsCheckCodes = [
  "WildcardOriginNotAllowed",
  "MissingAllowOriginHeader",
  "MultipleAllowOriginValues",
  "InvalidAllowOriginValue",
  "AllowOriginMismatch",
  "InvalidAllowCredentials",
] as const;

export type CorsCheckCode = (typeof corsCheckCodes)[number];

/** The same reasons, found in the answer to a preflight. */
export type PreflightCheckCode = `Preflight${CorsCheckCode}`;

/**
 * The reasons for which a browser blocks, named as in the DevTools protocol.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsError
 */
export type CorsErrorCode =
  | CorsCheckCode
  | PreflightCheckCode
  | "PreflightInvalidStatus"
  | "PreflightDisallowedRedirect"
  | "InvalidAllowMethodsPreflightResponse"
  | "InvalidAllowHeadersPreflightResponse"
  | "MethodDisallowedByPreflightResponse"
  | "HeaderDisallowedByPreflightResponse"
  | "DisallowedByMode"
  | "CorsDisabledScheme"
  | "RedirectContainsCredentials"
  | UnjudgedCode;

/**
 * Codes that `judge` never answers, because no header decides them: they come of where two machines stand in
 * the network, of an option that the lab's requests do not use, or of a damaged answer. `readLine` knows them.
 */
export type UnjudgedCode =
  | "InvalidResponse"
  | "NoCorsRedirectModeNotFollow"
  | "InsecureLocalNetwork"
  | "InvalidLocalNetworkAccess"
  | "LocalNetworkAccessPermissionDenied";

/** Why a check refused. */
export type Refusal<Code extends CorsErrorCode = CorsErrorCode> = {
  code: Code;
  /** The value that the browser names with the code, as DevTools' `failedParameter`; empty when it names none. */
  parameter: string;
  /**
   * Every value that may be named. More than one only for several refused headers: which one Chromium names
   * follows the order of a hash table.
   */
  candidates?: readonly string[];
  /** The bytes that the sentence quotes, where the parameter cannot tell them: it is decoded as UTF-8. */
  quoted?: string;
};
