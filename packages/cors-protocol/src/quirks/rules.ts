import type { Engine } from "../model/engine.ts";
import type { EngineRules } from "./engine-rules.ts";
import { chromium } from "./values/chromium.ts";
import { firefox } from "./values/firefox.ts";
import { standard } from "./values/standard.ts";
import { webkit } from "./values/webkit.ts";

export { chromium, type EngineRules, firefox, standard, webkit };

/** The rules of each engine. */
export const engineRules: Record<Engine, EngineRules> = { chromium, firefox, webkit };
