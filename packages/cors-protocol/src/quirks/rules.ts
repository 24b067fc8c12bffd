export type { EngineRules } from "./engine-rules.ts";
export { chromium } from "./values/chromium.ts";
export { firefox } from "./values/firefox.ts";
export { standard } from "./values/standard.ts";
export { webkit } from "./values/webkit.ts";
