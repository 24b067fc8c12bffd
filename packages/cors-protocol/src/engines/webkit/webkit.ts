import type { EngineDefinition } from "../shared/engine.ts";
import { webkit as rules } from "../../quirks/rules.ts";
import { toLines } from "./lines.ts";
import { readLine } from "./parse.ts";

export const webkit: EngineDefinition = {
  // The version of WebKitGTK.
  version: "2.50",
  rules,
  scriptError: "TypeError: Load failed",
  toLines,
  readLine,
};
