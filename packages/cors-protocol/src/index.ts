export type { CorsCheckCode, CorsErrorCode, Refusal, UnjudgedCode } from "./codes.ts";
export { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
export { quirks } from "./departures.ts";
export type { Quirk, Run, Setting } from "./departures/departure.ts";
export {
  chromium,
  type EngineRules,
  engineRules,
  type Engine,
  engines,
  standard,
} from "./dialect.ts";
export { type Exchange, isPreflight, type Response } from "./exchange.ts";
export { explanations } from "./explanations.ts";
export type { Answer } from "./fetch.ts";
export { toFormerReasons } from "./former-reasons.ts";
export { isForbiddenRequestHeader } from "./forbidden.ts";
export { extractTokens, getHeader, type HeaderLine, isToken } from "./headers.ts";
export {
  type CacheEntry,
  isCovered,
  isCacheable,
  maxAgeOf,
  toCacheEntry,
} from "./preflight-cache.ts";
export { readConsole } from "./read-console.ts";
export { readHeads } from "./read-heads.ts";
export { readLine, type ReadLine } from "./read-line.ts";
export {
  type CorsRequest,
  createRequest,
  isCrossOrigin,
  normalizeMethod,
  type RequestInit,
  stringBodyType,
} from "./request.ts";
export { simulate, judge, type Pair, pairUp } from "./judge.ts";
export { isExposed } from "./response.ts";
export { preflightReasons, type PreflightReason, type UnsafeRule } from "./safelist.ts";
export type { OutgoingRequest, Phase, ScriptView, Step, StepId, Verdict } from "./verdict.ts";
export { type ConsoleLines, toConsoleLines, toScriptError, messageVersions } from "./wording.ts";
export { toReason, toMessages } from "./wording-chromium.ts";
