export type { CorsCheckCode, CorsErrorCode, Refusal } from "./codes.ts";
export { type Exchange, isPreflight } from "./exchange.ts";
export { explanations } from "./explanations.ts";
export { getHeader, type HeaderLine } from "./headers.ts";
export { type CorsRequest, isCrossOrigin } from "./request.ts";
export { preflightReasons, type PreflightReason } from "./safelist.ts";
export { judge, type Phase, type Step, type StepId, type Verdict } from "./verdict.ts";
export { toConsoleLines, toReason, toSentence } from "./wording.ts";
