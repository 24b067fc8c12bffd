import { type Exchange, getHeader, isPreflight, type Verdict } from "@blocked/cors-protocol";
import type { Explanation } from "./explain.ts";

/** One of two servers that got the same request. */
export type Side = { name: string; explanation: Explanation };

/** Says in one sentence in what two servers differed, or that they did not. */
export function toDifference(one: Side, other: Side): string {
  const unexplained = [one, other].find(({ explanation }) => explanation.kind !== "verdict");
  if (unexplained !== undefined) {
    return `What ${unexplained.name} did is not explained, so the two cannot be compared.`;
  }
  const [first, second] = [toFacts(one.explanation), toFacts(other.explanation)];
  const isOther = first.map((fact, index) => fact !== second[index]);
  if (!isOther.includes(true)) {
    return `Both did the same: each ${toList(first)}.`;
  }
  const pick = (facts: readonly string[]) => toList(facts.filter((_, index) => isOther[index]));
  const end = isOther.at(-1) === true ? "" : `; in the end each ${first.at(-1)}`;
  return `${one.name} ${pick(first)}; ${other.name} ${pick(second)}${end}.`;
}

/** What can differ, in the order of time; each fact goes on from the server's name. */
function toFacts(explanation: Explanation): string[] {
  if (explanation.kind !== "verdict") return [];
  const { exchanges, verdict } = explanation;
  const preflight = exchanges.findLast(isPreflight);
  const request = exchanges.findLast((exchange) => !isPreflight(exchange));
  return [
    preflight === undefined ? "got no preflight" : `${respondedWith(preflight)} to the preflight`,
    toAllowed(request ?? preflight),
    ...toHandled(exchanges, request),
    toEnd(verdict),
  ];
}

const respondedWith = ({ response }: Exchange) =>
  response === null ? "sent no response" : `responded with ${response.status}`;

function toAllowed(exchange: Exchange | undefined): string {
  const name = "Access-Control-Allow-Origin";
  const value = getHeader(exchange?.response?.headers ?? [], name);
  return value === null ? `sent no ${name}` : `sent ${name}: ${value}`;
}

function toHandled(exchanges: readonly Exchange[], request: Exchange | undefined): string[] {
  const hasRun = exchanges.some(({ handlerRan }) => handlerRan);
  const rows = exchanges.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  return [
    request === undefined ? "did not get the request" : `${respondedWith(request)} to the request`,
    (hasRun ? "ran the handler" : "did not run the handler") +
      (rows === 0 ? "" : ` (${rows} row${rows === 1 ? "" : "s"} written)`),
  ];
}

function toEnd(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "blocked":
      return `was blocked with ${verdict.code}`;
    case "readable":
      return "was read by the script";
    case "opaque":
      return "was opaque";
    case "network-error":
      return "ended in a network error";
  }
}

function toList(facts: readonly string[]): string {
  const last = facts.at(-1) ?? "";
  return facts.length < 2 ? last : `${facts.slice(0, -1).join(", ")} and ${last}`;
}
