export { toMessages, toReason } from "./engines/chromium/lines.ts";
export { engineRules, messageVersions } from "./engines/engines.ts";
export type { ConsoleLines } from "./engines/shared/engine.ts";
export { toConsoleLines, toScriptError } from "./explain/console-lines.ts";
export { explanations } from "./explain/explanations.ts";
export { toFormerReasons } from "./explain/former-reasons.ts";
export { readConsole } from "./explain/read-console.ts";
export { readHeads } from "./paste/heads/read-heads.ts";
export { readLine, type ReadLine } from "./explain/read-line.ts";
export { checkAllowCredentials, checkAllowOrigin } from "./fetch/cors-check.ts";
export { isForbiddenRequestHeader } from "./fetch/forbidden.ts";
export { judge, type Pair, pairUp, simulate } from "./fetch/judge.ts";
export {
  type CacheEntry,
  isCacheable,
  isCovered,
  maxAgeOf,
  toCacheEntry,
} from "./fetch/preflight-cache.ts";
export { preflightReasons } from "./fetch/preflight-reasons.ts";
export { createRequest, isCrossOrigin, normalizeMethod, stringBodyType } from "./fetch/request.ts";
export { isExposed } from "./fetch/response.ts";
export type { Answer } from "./fetch/state.ts";
export { extractTokens, getHeader, type HeaderLine, isToken } from "./http/headers.ts";
export type { CorsCheckCode, CorsErrorCode, Refusal, UnjudgedCode } from "./model/codes.ts";
export { type Engine, engines } from "./model/engine.ts";
export { type Exchange, isPreflight, type ResponseHead } from "./model/exchange.ts";
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
export type { Quirk, Run } from "./quirks/quirk.ts";
export { chromium, type EngineRules, quirks, standard } from "./quirks/rules.ts";
