export type { CorsCheckCode, CorsErrorCode, Refusal, UnjudgedCode } from "./model/codes.ts";
export { checkAllowCredentials, checkAllowOrigin } from "./fetch/cors-check.ts";
export { quirks } from "./quirks/quirks.ts";
export type { Quirk, Run, Setting } from "./quirks/quirk.ts";
export {
  chromium,
  type EngineRules,
  engineRules,
  type Engine,
  engines,
  standard,
} from "./quirks/rules.ts";
export { type Exchange, isPreflight, type Response } from "./model/exchange.ts";
export { explanations } from "./explain/explanations.ts";
export type { Answer } from "./fetch/main-fetch.ts";
export { toFormerReasons } from "./explain/former-reasons.ts";
export { isForbiddenRequestHeader } from "./fetch/forbidden.ts";
export { extractTokens, getHeader, type HeaderLine, isToken } from "./http/headers.ts";
export {
  type CacheEntry,
  isCovered,
  isCacheable,
  maxAgeOf,
  toCacheEntry,
} from "./fetch/preflight-cache.ts";
export { readConsole } from "./explain/read-console.ts";
export { readHeads } from "./explain/read-heads.ts";
export { readLine, type ReadLine } from "./explain/read-line.ts";
export {
  type CorsRequest,
  createRequest,
  isCrossOrigin,
  normalizeMethod,
  type RequestInit,
  stringBodyType,
} from "./fetch/request.ts";
export { simulate, judge, type Pair, pairUp } from "./fetch/judge.ts";
export { isExposed } from "./fetch/response.ts";
export { preflightReasons, type PreflightReason, type UnsafeRule } from "./fetch/safelist.ts";
export type { OutgoingRequest, Phase, ScriptView, Step, StepId, Verdict } from "./model/verdict.ts";
export {
  type ConsoleLines,
  toConsoleLines,
  toScriptError,
  messageVersions,
} from "./explain/console-lines.ts";
export { toReason, toMessages } from "./engines/chromium/lines.ts";
