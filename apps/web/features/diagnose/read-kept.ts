import { read, type Read } from "@blocked/diagnosis";
import { type Kept, toKept } from "./state/kept.ts";

/** A text without its secrets, and what was found in it. */
export type Reading = { kept: Kept; result: Read | null };

export function readKept(text: string): Reading {
  const kept = toKept(text);
  return { kept, result: kept.text.trim() === "" ? null : read(kept.text) };
}
