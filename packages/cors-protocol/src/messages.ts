export { toMessages, toReason } from "./engines/chromium/lines.ts";
export { messageVersions } from "./engines/engines.ts";
export type { ConsoleLines } from "./engines/shared/engine.ts";
export { toConsoleLines, toScriptError } from "./explain/console-lines.ts";
export { explanations, toShortReason } from "./explain/explanations.ts";
export { toFormerReasons } from "./explain/former-reasons.ts";
export { reasonPhraseOf } from "./http/reason-phrases.ts";
