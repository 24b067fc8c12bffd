import type { HeaderLine } from "@blocked/cors-protocol";
import type { MeasuredCase, MeasuredExchange } from "../../src/measured/recording.ts";

/** Headers whose values differ between two runs that behave the same. */
const volatile = /^(?:date|content-length|etag|last-modified|server)$/i;

/** Lists what changed between two runs of a server, a line for each response, verdict or refusal. */
export function toDrift(before: readonly MeasuredCase[], now: readonly MeasuredCase[]): string[] {
  const ids = [...new Set([...before, ...now].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const was = toFacts(before.find((one) => one.id === id));
    const is = toFacts(now.find((one) => one.id === id));
    const names = [...new Set([...was.keys(), ...is.keys()])];
    return names
      .filter((name) => was.get(name) !== is.get(name))
      .map((name) => `${id}, ${name}: ${toChange(was.get(name), is.get(name))}`);
  });
}

const separator = " · ";

/** The parts that differ: a head has many lines, of which one changed. */
function toChange(was = "nothing", is = "nothing"): string {
  const [before, now] = [was.split(separator), is.split(separator)];
  const show = (parts: string[]) => parts.join(separator) || "nothing";
  const gone = before.filter((part) => !now.includes(part));
  return `${show(gone)} is now ${show(now.filter((part) => !before.includes(part)))}`;
}

function toFacts(one: MeasuredCase | undefined): Map<string, string> {
  if (one === undefined) return new Map();
  if ("refusal" in one) return new Map([["start", `refused: ${one.refusal}`]]);
  const facts = new Map([["OPTIONS without CORS headers", toText(one.plainOptions)]]);
  for (const { request, exchanges, verdicts } of one.requests) {
    for (const exchange of exchanges) facts.set(`${request}, ${exchange.method}`, toText(exchange));
    for (const [engine, { outcome, code, lines }] of Object.entries(verdicts)) {
      facts.set(`${request} in ${engine}`, [code ?? outcome, ...lines].join(separator));
    }
  }
  return facts;
}

/** A response without what differs in every run, its headers by name. */
function toText({ response, handlerRan }: MeasuredExchange): string {
  const ran = handlerRan ? "handler ran" : "handler did not run";
  if (response === null) return `no response, ${ran}`;
  const lines = response.headers
    .filter(([name]) => !volatile.test(name))
    .map(toLine)
    .toSorted();
  return [response.status, ran, ...lines].join(separator);
}

/** Allow names methods in no order: Spring takes that of its compiled class, Flask that of a set. */
function toLine([name, value]: HeaderLine): string {
  const lower = name.toLowerCase();
  return `${lower}: ${
    lower === "allow"
      ? value
          .split(/\s*,\s*/)
          .toSorted()
          .join(", ")
      : value
  }`;
}
