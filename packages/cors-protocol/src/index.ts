export { createPreflightCache, type PreflightCache } from "./client/cache.ts";
export { checkPreflight, checkResponse, exposedHeaders } from "./client/checks.ts";
export { checkAllowCredentials, checkAllowOrigin } from "./fetch/cors-check.ts";
export { isForbiddenRequestHeader } from "./fetch/forbidden.ts";
export { judge, type Pair, pairUp, simulate } from "./fetch/judge.ts";
export {
  type CacheEntry,
  isCacheable,
  isCoveredBy,
  maxAgeOf,
  toCacheEntry,
} from "./fetch/preflight-cache.ts";
export { preflightReasons } from "./fetch/preflight-reasons.ts";
export { createRequest, isCrossOrigin, normalizeMethod, stringBodyType } from "./fetch/request.ts";
export { isExposed } from "./fetch/response.ts";
export type { Answer } from "./fetch/state.ts";
export { parseUrl } from "./http/url.ts";
export { extractTokens, getHeader, type HeaderLine, isToken } from "./http/headers.ts";
export type { CorsCheckCode, CorsErrorCode, Refusal, UnjudgedCode } from "./model/codes.ts";
export { type Engine, engines } from "./model/engine.ts";
export { type Exchange, isPreflight, type ResponseHead } from "./model/exchange.ts";
export { isSameSite } from "./http/url.ts";
export type { CorsRequest, RequestOptions } from "./model/request.ts";
export type {
  OutgoingRequest,
  Phase,
  PreflightReason,
  ScriptView,
  Step,
  StepId,
  UnsafeRule,
  Verdict,
} from "./model/verdict.ts";
export {
  chromium,
  engineRules,
  type EngineRules,
  firefox,
  standard,
  webkit,
} from "./quirks/rules.ts";
