export { toReport } from "./report.ts";
export { maskReport } from "./secrets.ts";
export { render } from "./terminal.ts";
export { toLines } from "./text.ts";
