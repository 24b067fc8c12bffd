import { toGot } from "../../../lib/explain/explain.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import type { Entry } from "../../../runner/state/state.ts";

const ways: Readonly<Record<string, string>> = { cookie: "its cookie", bearer: "its token" };

/** What the app says after “Read session”; null after any other request. */
export function toSessionWords(shown: Entry | null): string | null {
  if (shown?.action.kind !== "who-am-i") return null;
  const { result } = shown;
  if ("unreadable" in result) return `The script could not read it: ${toText(toGot(result))}.`;
  if (!("data" in result)) return `Nobody is signed in: ${result.error.message}`;
  const { username, via } = result.data as { username: string; via: string };
  return `You are ${username}. The API knows it by ${ways[via] ?? via}, which the app sends here whatever the switches say.`;
}
