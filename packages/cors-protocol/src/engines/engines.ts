import { type Engine, engines } from "../model/engine.ts";
import { chromium } from "./chromium/chromium.ts";
import { firefox } from "./firefox/firefox.ts";
import type { EngineDefinition } from "./shared/engine.ts";
import { webkit } from "./webkit/webkit.ts";

export const definitions: Record<Engine, EngineDefinition> = { chromium, firefox, webkit };

/** The version of each engine whose console was recorded in `e2e/reference`; WebKit's is that of WebKitGTK. */
export const messageVersions: Record<Engine, string> = ofEach(({ version }) => version);

function ofEach<Value>(pick: (engine: EngineDefinition) => Value): Record<Engine, Value> {
  const entries = engines.map((engine) => [engine, pick(definitions[engine])]);
  return Object.fromEntries(entries) as Record<Engine, Value>;
}
