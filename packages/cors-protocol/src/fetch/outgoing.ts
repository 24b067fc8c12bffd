import type { EngineRules } from "../quirks/rules.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "./request.ts";
import { type Asking, toRequestedHeaders } from "./safelist.ts";
import type { OutgoingRequest } from "../model/verdict.ts";

/** @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 1 to 5) */
export function toPreflight(
  request: CorsRequest & Asking,
  hop: number,
  rules: EngineRules,
): OutgoingRequest {
  const requested = toRequestedHeaders(request, rules);
  return {
    phase: "preflight",
    hop,
    url: request.url,
    method: "OPTIONS",
    headers: [
      ["Accept", "*/*"],
      ["Access-Control-Request-Method", request.method],
      ...(requested === null
        ? []
        : [["Access-Control-Request-Headers", requested] satisfies HeaderLine]),
      ["Origin", request.origin],
    ],
  };
}

/** @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
export function toActual(request: CorsRequest, hop: number, tellsOrigin: boolean): OutgoingRequest {
  const { method, headers, origin, url } = request;
  return {
    phase: "response",
    hop,
    url,
    method,
    headers: [...headers, ...(tellsOrigin ? [["Origin", origin] satisfies HeaderLine] : [])],
  };
}
