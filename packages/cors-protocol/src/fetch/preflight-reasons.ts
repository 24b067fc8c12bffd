import type { CorsRequest } from "../model/request.ts";
import type { PreflightReason } from "../model/verdict.ts";
import { chromium, type EngineRules } from "../quirks/rules.ts";
import { isSafelistedMethod, unsafeHeaders, unsafeLines } from "./safelist.ts";

/**
 * Every reason for a preflight, the method first. An empty list means that the browser sends the request directly.
 * @see https://fetch.spec.whatwg.org/#main-fetch (the step on the use-CORS-preflight flag)
 */
export function preflightReasons(
  request: Pick<CorsRequest, "method" | "headers" | "hasUploadListeners">,
  rules: EngineRules = chromium,
): PreflightReason[] {
  const { method, headers, hasUploadListeners = false } = request;
  return [
    ...(isSafelistedMethod(method) ? [] : [{ kind: "method", method } as const]),
    ...unsafeHeaders(headers, rules).map((unsafe) => ({ kind: "header", ...unsafe }) as const),
    // GET and HEAD have no body to upload.
    ...(hasUploadListeners && method !== "GET" && method !== "HEAD"
      ? [{ kind: "upload-listeners" } as const]
      : []),
  ];
}

/** The headers of a request, and the names that its preflight requests if those are not its own unsafe headers. */
export type Preflighted = Pick<CorsRequest, "headers"> & { requestedNames?: readonly string[] };

/** The header names that a preflight requests. */
export function requestedNamesOf(
  { headers, requestedNames }: Preflighted,
  rules: EngineRules,
): readonly string[] {
  if (requestedNames !== undefined) return requestedNames;
  const unsafe = (rules.repeatsRequestedHeaders ? unsafeLines : unsafeHeaders)(headers, rules);
  return unsafe.map(({ name }) => name);
}

/**
 * The value of Access-Control-Request-Headers; null when the preflight has no such header.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 4 and 5)
 */
export function toRequestedHeaders(request: Preflighted, rules: EngineRules): string | null {
  const names = requestedNamesOf(request, rules);
  return names.length === 0 ? null : names.toSorted().join(",");
}
