import { getHeader, type HeaderLine } from "../http/headers.ts";
import { isUrl } from "../http/url.ts";
import { decodeLossily, toParameter } from "../http/utf8.ts";
import type { CorsCheckCode, Refusal } from "../model/codes.ts";
import type { CorsRequest } from "../model/request.ts";
import type { EngineRules } from "../quirks/rules.ts";

const name = "Access-Control-Allow-Origin";

/**
 * Checks whether Access-Control-Allow-Origin allows the page: null when it does. The standard only says "failure";
 * the codes are Chromium's reasons, in the order in which it checks them.
 * @param request its `origin` is the value of its Origin header: `null` after a redirect across origins
 * @see https://fetch.spec.whatwg.org/#concept-cors-check (steps 1 to 4)
 */
export function checkAllowOrigin(
  request: Pick<CorsRequest, "origin" | "credentials">,
  headers: readonly HeaderLine[],
  rules: EngineRules,
): Refusal<CorsCheckCode> | null {
  const value = getHeader(headers, name);
  if (rules.multipleAllowOrigin === "lines" && countLines(headers) > 1) {
    return { code: "MultipleAllowOriginValues", ...toParameter(value ?? "") };
  }
  if (value === "*") {
    return request.credentials === "include"
      ? { code: "WildcardOriginNotAllowed", parameter: "" }
      : null;
  }
  if (value === null) return { code: "MissingAllowOriginHeader", parameter: "" };
  if (value === request.origin) return null;
  return { code: toReason(value, rules), ...toParameter(value) };
}

/** Firefox compares the name case-sensitively here, and overlooks lines in lower case. */
function countLines(headers: readonly HeaderLine[]): number {
  return headers.filter(([own]) => own === name).length;
}

const separators = { separators: /[ ,]/, commas: /,/, lines: null };

function toReason(value: string, rules: EngineRules): CorsCheckCode {
  if (separators[rules.multipleAllowOrigin]?.test(value) === true) {
    return "MultipleAllowOriginValues";
  }
  if (!rules.namesInvalidAllowOrigin) return "AllowOriginMismatch";
  // `null` is not a URL, but it is the origin of a sandboxed frame.
  return value === "null" || isUrl(decodeLossily(value))
    ? "AllowOriginMismatch"
    : "InvalidAllowOriginValue";
}

/**
 * Checks whether Access-Control-Allow-Credentials allows credentials: null when its value is exactly `true`. The
 * browser makes this check only when the request's credentials mode is "include".
 * @see https://fetch.spec.whatwg.org/#concept-cors-check (steps 5 to 7)
 */
export function checkAllowCredentials(
  headers: readonly HeaderLine[],
): Refusal<CorsCheckCode> | null {
  const value = getHeader(headers, "Access-Control-Allow-Credentials");
  return value === "true" ? null : { code: "InvalidAllowCredentials", ...toParameter(value ?? "") };
}
