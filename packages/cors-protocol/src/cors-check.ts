import type { CorsCheckCode, Refusal } from "./codes.ts";
import { getHeader, type HeaderLine } from "./headers.ts";
import type { CorsRequest } from "./request.ts";

// The one global that every browser and Node share; declared here so that neither's types are needed.
declare const URL: { canParse(url: string): boolean };

/**
 * Whether Access-Control-Allow-Origin admits the page: null when it does. The standard only says "failure";
 * the six codes are Chromium's reasons for it, in the order in which it decides.
 * @see https://fetch.spec.whatwg.org/#concept-cors-check (steps 1 to 4)
 */
export function checkAllowOrigin(
  request: Pick<CorsRequest, "origin" | "credentials">,
  headers: readonly HeaderLine[],
): Refusal<CorsCheckCode> | null {
  const value = getHeader(headers, "Access-Control-Allow-Origin");
  if (value === "*") {
    return request.credentials === "include"
      ? { code: "WildcardOriginNotAllowed", parameter: "" }
      : null;
  }
  if (value === null) return { code: "MissingAllowOriginHeader", parameter: "" };
  if (value === request.origin) return null;
  if (/[ ,]/.test(value)) return { code: "MultipleAllowOriginValues", parameter: value };
  if (value !== "null" && !URL.canParse(value)) {
    return { code: "InvalidAllowOriginValue", parameter: value };
  }
  return { code: "AllowOriginMismatch", parameter: value };
}

/**
 * Whether Access-Control-Allow-Credentials admits cookies: null when it does. Only asked when the
 * request's credentials mode is "include"; anything but exactly `true` is a refusal.
 * @see https://fetch.spec.whatwg.org/#concept-cors-check (steps 5 to 7)
 */
export function checkAllowCredentials(
  headers: readonly HeaderLine[],
): Refusal<CorsCheckCode> | null {
  const value = getHeader(headers, "Access-Control-Allow-Credentials");
  return value === "true" ? null : { code: "InvalidAllowCredentials", parameter: value ?? "" };
}
