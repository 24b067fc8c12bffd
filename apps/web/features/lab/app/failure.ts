import { toGot } from "../../../lib/explain/explain.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import type { Entry } from "../../../runner/state/state.ts";

/**
 * Says under a form why its item was not saved.
 * @param id the item that the form edits; null for a new one
 */
export function toFailure(shown: Entry | null, id: number | null): string | null {
  if (shown === null) return null;
  const { action, result } = shown;
  const isOwn =
    id === null ? action.kind === "create" : action.kind === "update" && action.id === id;
  if (!isOwn || "data" in result) return null;
  return "unreadable" in result
    ? `The script does not know whether the item was saved: ${toText(toGot(result))}.`
    : `Not saved: ${result.error.message}`;
}
