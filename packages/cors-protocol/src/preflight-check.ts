import type { Refusal } from "./codes.ts";
import { getHeader, getTokens, type HeaderLine } from "./headers.ts";
import type { CorsRequest } from "./request.ts";
import { isSafelistedMethod, preflightReasons } from "./safelist.ts";

/**
 * Whether both lists of the preflight's answer can be parsed: null when they can.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7.3)
 */
export function checkParsable(headers: readonly HeaderLine[]): Refusal | null {
  if (getTokens(headers, "Access-Control-Allow-Methods") === null) {
    return { code: "InvalidAllowMethodsPreflightResponse", parameter: "" };
  }
  return getTokens(headers, "Access-Control-Allow-Headers") === null
    ? { code: "InvalidAllowHeadersPreflightResponse", parameter: "" }
    : null;
}

/**
 * Whether the preflight's answer allows the method: null when it does.
 * GET, HEAD and POST need no permission, and `*` counts only without credentials.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7.5)
 */
export function checkAllowMethods(
  request: Pick<CorsRequest, "method" | "credentials">,
  headers: readonly HeaderLine[],
): Refusal | null {
  const methods = getTokens(headers, "Access-Control-Allow-Methods") ?? [];
  const wildcard = request.credentials !== "include" && methods.includes("*");
  return wildcard || methods.includes(request.method) || isSafelistedMethod(request.method)
    ? null
    : { code: "MethodDisallowedByPreflightResponse", parameter: request.method };
}

/**
 * Whether the preflight's answer allows every unsafe header: null when it does.
 * NOTE: the standard lets `*` cover anything but Authorization; browsers let it cover that too, with a
 * deprecation notice (Chromium 156).
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 7.6 and 7.7)
 */
export function checkAllowHeaders(
  request: Pick<CorsRequest, "method" | "headers" | "credentials">,
  headers: readonly HeaderLine[],
): Refusal | null {
  const tokens = getTokens(headers, "Access-Control-Allow-Headers") ?? [];
  const allowed = tokens.map((name) => name.toLowerCase());
  if (request.credentials !== "include" && allowed.includes("*")) return null;
  const refused = preflightReasons(request)
    .flatMap((reason) => (reason.kind === "header" ? [reason.name] : []))
    .toSorted()
    .find((name) => !allowed.includes(name));
  return refused === undefined
    ? null
    : { code: "HeaderDisallowedByPreflightResponse", parameter: refused };
}

const redirects = [301, 302, 303, 307, 308];

/** A preflight's redirect is never followed. @see https://fetch.spec.whatwg.org/#http-fetch */
export function checkNotRedirected(status: number, headers: readonly HeaderLine[]): Refusal | null {
  // Without a Location it is no redirect but a status like any other.
  return redirects.includes(status) && getHeader(headers, "Location") !== null
    ? { code: "PreflightDisallowedRedirect", parameter: "" }
    : null;
}

/** @see https://fetch.spec.whatwg.org/#ok-status */
export function checkOkStatus(status: number): Refusal | null {
  return status >= 200 && status <= 299 ? null : { code: "PreflightInvalidStatus", parameter: "" };
}
