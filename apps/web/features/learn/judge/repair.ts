import { getHeader } from "@blocked/cors-protocol";
import type { From } from "@blocked/profiles";
import type { Draft } from "../../../lib/composition/draft.ts";
import { isError } from "../../../lib/explain/explain.ts";
import type { Sent } from "../../../runner/send/send-draft.ts";
import { toAnswer } from "./answer.ts";

/** Who attacks, and whether with the cookies of the signed-in user. */
export type Attempt = { from: From; credentials: Draft["credentials"] };

/**
 * What another website tries, in this order. The last two are for a policy without credentials: its responses are
 * readable only without cookies.
 */
export const attempts: readonly Attempt[] = [
  { from: "attacker", credentials: "include" },
  { from: "null", credentials: "include" },
  { from: "attacker", credentials: "omit" },
  { from: "null", credentials: "omit" },
];

export type Attack = { attempt: Attempt; sent: Sent };

/** What happened after a change of the policy. */
export type Trial = {
  own: Sent;
  /** Empty while the own request fails. The last one is the one that got through, if any did. */
  attacks: readonly Attack[];
  /** Another origin that the policy allows too; null if none was found. */
  lookalike: string | null;
};

export type Judgement =
  /** The page itself cannot read yet. */
  | "not yet"
  /** It can, and so can another website. */
  | "unsafe"
  | "safe"
  /** What script got and what the server saw contradict each other, or the API does not respond. */
  | "unknown";

/** Whether the page's own script got what the lesson asks for. */
export function isOwnRead(own: Sent, asks?: string): boolean {
  const answer = toAnswer(own, asks);
  return answer?.ending === "works" && (asks === undefined || answer.second);
}

/** Whether a request was sent for its effect, and not for its response. */
export function isSave({ request }: Sent): boolean {
  return request.method === "PUT";
}

export function isAttackRead({ sent: { got } }: Attack): boolean {
  return got !== "opaque" && !isError(got);
}

export function judgeRepair({ own, attacks, lookalike }: Trial, asks?: string): Judgement {
  if (toAnswer(own) === null) return "unknown";
  if (!isOwnRead(own, asks)) return "not yet";
  if (attacks.some(isAttackRead) || lookalike !== null) return "unsafe";
  const isTried = attacks.length === attempts.length;
  return isTried && attacks.every(({ sent }) => toAnswer(sent) !== null) ? "safe" : "unknown";
}

/** Says what another website got, and with whose cookies. */
export function toProof({ attempt, sent }: Attack): string {
  const who = attempt.from === "null" ? "A sandboxed frame of another website" : "Another website";
  const did = `${who} ${isSave(sent) ? "saved the change" : "read the response"}`;
  if (attempt.credentials === "omit") {
    return `${did} without cookies. So can every website that you open, in any network from which you reach this server.`;
  }
  const exchanges = "exchanges" in sent.explanation ? sent.explanation.exchanges : [];
  const hasCookie = exchanges.some(
    ({ requestHeaders }) => getHeader(requestHeaders, "Cookie") !== null,
  );
  return hasCookie
    ? `${did}, and the browser sent your cookies along.`
    : `${did}. The browser sent no cookie, because it is marked SameSite.`;
}
