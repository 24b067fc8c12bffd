/** The reasons for a failed CORS check. @see https://fetch.spec.whatwg.org/#concept-cors-check */
export const corsCheckCodes = [
  "WildcardOriginNotAllowed",
  "MissingAllowOriginHeader",
  "MultipleAllowOriginValues",
  "InvalidAllowOriginValue",
  "AllowOriginMismatch",
  "InvalidAllowCredentials",
] as const;

export type CorsCheckCode = (typeof corsCheckCodes)[number];

/** The same reasons, found in the response to a preflight. */
export type PreflightCheckCode = `Preflight${CorsCheckCode}`;

/**
 * The reasons for which a browser blocks a response, named as in the DevTools protocol.
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
 * The codes that `judge` never returns, because no header decides them. They depend on the networks of client and
 * server, on a request option that this package does not model, or on a damaged response. `readLine` knows them.
 */
export type UnjudgedCode =
  | "InvalidResponse"
  | "NoCorsRedirectModeNotFollow"
  | "InsecureLocalNetwork"
  | "InvalidLocalNetworkAccess"
  | "LocalNetworkAccessPermissionDenied";

/** Why a check refused a response. */
export type Refusal<Code extends CorsErrorCode = CorsErrorCode> = {
  code: Code;
  /** The value that the browser names with the code, as DevTools' `failedParameter`; empty when it names none. */
  parameter: string;
  /**
   * Every value that the browser may name. There are several only for several refused headers: the one that Chromium
   * names depends on the order of a hash table.
   */
  candidates?: readonly string[];
  /** The bytes that the message quotes, where they differ from the parameter, which is decoded as UTF-8. */
  quoted?: string;
};
