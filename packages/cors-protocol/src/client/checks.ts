import { corsChecks, firstRefusal, preflightChecks } from "../fetch/steps.ts";
import { exposureOf, toParsed, toSorted } from "../fetch/response.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsCheckCode, Refusal } from "../model/codes.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, type EngineRules } from "../quirks/rules.ts";

/**
 * Why the response to a preflight forbids the request; null when the request may be sent.
 * @param request its `origin` is the value of its Origin header: `null` after a redirect across origins
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7)
 */
export function checkPreflight(
  request: CorsRequest,
  response: ResponseHead,
  rules: EngineRules = chromium,
): Refusal | null {
  const parsed = toParsed(response, rules);
  return firstRefusal(preflightChecks(request, rules), request, parsed, rules);
}

/**
 * Why script may not read a cross-origin response; null when it may.
 * @param request its `origin` is the value of its Origin header: `null` after a redirect across origins
 * @see https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function checkResponse(
  request: Pick<CorsRequest, "origin" | "credentials">,
  response: ResponseHead,
  rules: EngineRules = chromium,
): Refusal<CorsCheckCode> | null {
  const parsed = toParsed(response, rules);
  return firstRefusal(corsChecks(request), request, parsed, rules);
}

/**
 * The headers of a cross-origin response that script may read: names in lower case and sorted, lines of one name
 * joined. `*` exposes every header, but only without credentials; nothing exposes Set-Cookie.
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-cors
 */
export function exposedHeaders(
  request: Pick<CorsRequest, "credentials" | "initiatorType">,
  response: ResponseHead,
  rules: EngineRules = chromium,
): HeaderLine[] {
  const { headers } = toParsed(response, rules);
  return toSorted(headers, exposureOf(request, headers, rules));
}
