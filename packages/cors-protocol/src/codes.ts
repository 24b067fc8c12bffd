/**
 * The reasons for which a browser blocks, named as in the DevTools protocol.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsError
 */
export type CorsCheckCode =
  | "WildcardOriginNotAllowed"
  | "MissingAllowOriginHeader"
  | "MultipleAllowOriginValues"
  | "InvalidAllowOriginValue"
  | "AllowOriginMismatch"
  | "InvalidAllowCredentials";

export type CorsErrorCode =
  | CorsCheckCode
  | `Preflight${CorsCheckCode}`
  | "PreflightInvalidStatus"
  | "PreflightDisallowedRedirect"
  | "InvalidAllowMethodsPreflightResponse"
  | "InvalidAllowHeadersPreflightResponse"
  | "MethodDisallowedByPreflightResponse"
  | "HeaderDisallowedByPreflightResponse";

/** A code and the value that the browser quotes with it; an empty string when it quotes none. */
export type Refusal<Code extends CorsErrorCode = CorsErrorCode> = { code: Code; parameter: string };
