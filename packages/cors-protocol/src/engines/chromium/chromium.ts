import { chromium as rules } from "../../quirks/rules.ts";
import type { EngineDefinition } from "../shared/engine.ts";
import { toLines } from "./lines.ts";
import { readLine } from "./parse.ts";

export const chromium: EngineDefinition = {
  version: "156",
  rules,
  scriptError: "TypeError: Failed to fetch",
  toLines,
  readLine,
};
