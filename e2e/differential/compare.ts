import {
  type Engine,
  engineRules,
  type Exchange,
  getHeader,
  isPreflight,
  judge,
  type OutgoingRequest,
  pairUp,
  type Verdict,
} from "@blocked/cors-protocol";
import { toConsoleLines, toScriptError } from "@blocked/cors-protocol/messages";
import { maxHeaderSize } from "node:http";
import type { Case } from "./cases.ts";
import type { Performed } from "./perform.ts";
import { servers, toPage } from "./origins.ts";

export type Compare = (performed: Performed, sample: Case) => Promise<string[]>;

/** Collects differences between what one side says and what an engine did. */
export function checker(who: string, engine: Engine) {
  const differences: string[] = [];
  const check = (what: string, ours: unknown, theirs: unknown) => {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
    if (a !== b) differences.push(shorten(`${what}: ${who} says ${a}, ${engine} ${b}`));
  };
  return { differences, check };
}

/** Of the lines that an engine may print, the one that it printed, or else the first. */
export const choose = (possible: readonly string[], line: string | undefined) =>
  possible.find((text) => text === line) ?? possible[0];

/** Returns every difference between cors-protocol and the engine, or an empty list. */
export function compare(performed: Performed): string[] {
  const { engine, request, got, exchanges, predicted, code, lines } = performed;
  const verdict = judge(request, exchanges, engineRules[engine]);
  const { differences, check } = checker("cors-protocol", engine);

  // Chromium repeats some requests by itself; the last exchange of each counts.
  const pairs = pairUp(verdict, exchanges);
  const seen = pairs.flatMap(({ exchanges: own }) => own.slice(-1));
  const toComparable = (list: Exchange[]) => withoutRepeats(list, performed).map(toWire);
  // WebKit joins two Location headers into one URL, which may damage the trace and grow at every hop.
  const isVisible = (url: string, index: number) =>
    !engineRules[engine].joinsLocations ||
    (isServed(url) &&
      traceOf(url) === traceOf(request.url) &&
      (index < seen.length || !isTooLong(url)));
  const expected = predicted.filter(({ path }, index) => isVisible(servers[0] + path, index));
  const sent = verdict.sent.filter(({ url }, index) => isVisible(url, index));
  check("what the server sees", toComparable(expected), toComparable(seen));
  check("what is sent", sent.map(toAsked), seen.map(toSeen));
  const rest = exchanges.slice(pairs.flatMap((pair) => pair.exchanges).length);
  check("exchanges without a request", [], rest.map(toSeen));
  // The witness cannot tell how a request ended that it cannot identify.
  if (sent.length < verdict.sent.length) return differences;
  check("what script gets", toGot(verdict, performed), toSimple(got, exchanges));
  // The other engines have no codes; their messages are compared below.
  if (engine === "chromium")
    check("whether it is CORS", verdict.outcome === "blocked", code !== null);
  if (verdict.outcome === "blocked" && code !== null) {
    check("code", verdict.code, code.corsError);
    const named = verdict.candidates.includes(code.failedParameter) ? code.failedParameter : null;
    check("parameter, one of", named ?? verdict.candidates, code.failedParameter);
  }
  const messages = toConsoleLines(request, exchanges, verdict, engine, {
    page: toPage(request.origin),
  });
  if (messages === null) {
    const unexpected = lines.filter((text) => text.includes("CORS policy"));
    check("lines about CORS", [], unexpected);
  } else {
    const chosen = messages.map((possible, index) => choose(possible, lines[index]));
    check("console", chosen, lines);
  }
  return differences;
}

/**
 * Leaves out all but the first preflight to one URL. Where a redirect leads back, whether Firefox sends another
 * depends on how long ago it looked up the server's IP address, so that nothing predicts it.
 */
function withoutRepeats(exchanges: Exchange[], { engine }: Performed): Exchange[] {
  if (!engineRules[engine].cachesNoIpAddresses) return exchanges;
  return exchanges.filter((one, index) => {
    const isToIpAddress = /^[\d.]+(?::\d+)?$/.test(getHeader(one.requestHeaders, "Host") ?? "");
    if (!isPreflight(one) || !isToIpAddress) return true;
    return exchanges.findIndex((other) => isPreflight(other) && other.path === one.path) === index;
  });
}

const isServed = (url: string) => servers.some((server) => server === new URL(url).origin);
const traceOf = (url: string) => new URL(url, servers[0]).searchParams.get("trace");
/** The size of a request's head without its URL. */
const longestRest = 1500;
/** The server's parser refuses a longer URL before the witness sees it. */
const isTooLong = (url: string) => url.length + longestRest > maxHeaderSize;

/** Omits the policy, which the recipe states already. */
function shorten(text: string): string {
  return text.replaceAll(/\/playground\/[\w-]+\//g, "/playground/…/");
}

function toWire({ method, path, response }: Exchange): unknown[] {
  const headers = response?.headers.map(([name, value]) => [name, withoutTrace(value)]);
  return [method, withoutTrace(path), response?.status, headers];
}

function withoutTrace(text: string): string {
  return text.replaceAll(/[?&]trace=[a-z0-9.]*/g, "");
}

const corsNames = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];
type Asked = [method: string, path: string, ...headers: (string | null)[]];

function toAsked({ method, url, headers }: OutgoingRequest): Asked {
  const path = url.replace(/^https?:\/\/[^/]*/, "").replace(/#.*/s, "");
  return [method, path, ...corsNames.map((name) => getHeader(headers, name))];
}

export function toSeen({ method, path, requestHeaders }: Exchange): Asked {
  return [method, path, ...corsNames.map((name) => getHeader(requestHeaders, name))];
}

/** Whether the witness saw a header. Node adds those of the connection later. */
function isWitnessed(name: string, exchanges: readonly Exchange[]): boolean {
  const last = exchanges.findLast((exchange) => !isPreflight(exchange));
  return getHeader(last?.response?.headers ?? [], name) !== null;
}

export function toGot(
  verdict: Verdict,
  { request, engine }: Pick<Performed, "request" | "engine">,
): unknown {
  if (verdict.outcome === "readable") return verdict.response;
  if (verdict.outcome === "opaque") return "opaque";
  return toScriptError(verdict, request.initiatorType ?? "fetch", engine);
}

export function toSimple(got: Performed["got"], exchanges: readonly Exchange[]): unknown {
  if ("error" in got) return got.error;
  if (got.type === "opaque") return "opaque";
  const { type, status, redirected, url } = got;
  const headers = got.headers
    .filter(([name]) => isWitnessed(name, exchanges))
    .toSorted(([x], [y]) => (x < y ? -1 : 1));
  return { type, status, redirected, url, headers };
}
