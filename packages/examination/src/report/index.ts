export { toCurl } from "./curl.ts";
export { type EngineVerdict, type ExchangeReport, type Report, toReport } from "./report.ts";
export { toLines } from "./text.ts";
