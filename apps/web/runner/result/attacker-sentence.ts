import { type Exchange, getHeader } from "@blocked/cors-protocol";
import { type Entry, isHarm } from "../state/state.ts";

/** Why it ended so for another website, beyond what the browser checked; null for a request of this page. */
export function toAttackerSentence(entry: Entry): string | null {
  const { action, explanation } = entry;
  if (action.kind !== "attacker" || explanation.kind !== "verdict") return null;
  const { verdict, exchanges } = explanation;
  const who = action.probe.from === "null" ? "A sandboxed frame" : "Another website";
  if (!isHarm(entry)) return toRefusal(exchanges);
  return verdict.outcome === "readable"
    ? `${who} has read the answer${toCarried(exchanges)}. No console says a word.`
    : `${who} may not read the answer, and what it asked for was done${toCarried(exchanges)}.`;
}

/** What the server saw, and not what the script asked for: SameSite decides, in each browser a little otherwise. */
function toCarried(exchanges: readonly Exchange[]): string {
  const hasCookie = exchanges.some(({ requestHeaders }) => getHeader(requestHeaders, "Cookie"));
  return hasCookie
    ? ", and the browser sent along the cookie of whoever is signed in"
    : "; the cookie stayed at home, because it is marked SameSite";
}

/** Where the server itself said no, which CORS never does. */
function toRefusal(exchanges: readonly Exchange[]): string | null {
  const last = exchanges.at(-1);
  const status = last?.response?.status ?? 0;
  return last?.handlerRan === false && status >= 400
    ? `The server refused: it answered ${status} and did nothing. And the answer may not be read.`
    : null;
}
