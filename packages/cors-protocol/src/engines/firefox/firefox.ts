import type { EngineDefinition } from "../shared/engine.ts";
import { firefox as rules } from "../../quirks/rules.ts";
import { toLines } from "./lines.ts";
import { readLine } from "./parse.ts";

export const firefox: EngineDefinition = {
  version: "153",
  rules,
  scriptError: "TypeError: NetworkError when attempting to fetch resource.",
  toLines,
  readLine,
};
