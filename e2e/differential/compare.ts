import {
  engineRules,
  type Exchange,
  getHeader,
  type HeaderLine,
  isPreflight,
  judge,
  type OutgoingRequest,
  pairUp,
  toConsoleLines,
  toScriptError,
  type Verdict,
} from "@blocked/cors-protocol";
import { maxHeaderSize } from "node:http";
import type { Performed } from "./perform.ts";
import { servers, toPage } from "./origins.ts";

/** In what cors-protocol and Chromium do not agree; nothing where they do. */
export function compare(performed: Performed): string[] {
  const { engine, request, got, exchanges, predicted, code, lines } = performed;
  const verdict = judge(request, exchanges, engineRules[engine]);
  const differences: string[] = [];
  const check = (what: string, ours: unknown, theirs: unknown) => {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
    if (a !== b) differences.push(shorten(`${what}: we say ${a}, ${engine} ${b}`));
  };

  // Once each: Chromium repeats some requests by itself.
  const pairs = pairUp(verdict, exchanges);
  const seen = pairs.flatMap(({ exchanges: own }) => own.slice(-1));
  const told = (list: Exchange[]) => withoutRememberable(list, performed).map(toWire);
  const isInSight = (url: string, index: number) =>
    !engineRules[engine].joinsLocations ||
    (isServed(url) && hasTrace(url, request) && (index < seen.length || !isTooLong(url)));
  const foreseen = predicted.filter(({ path }, index) => isInSight(servers[0] + path, index));
  const sent = verdict.sent.filter(({ url }, index) => isInSight(url, index));
  check("what the server would see", told(foreseen), told(seen));
  check("what is sent", sent.map(toAsked), seen.map(toSeen));
  check(
    "exchanges that belong to nothing",
    [],
    exchanges.slice(pairs.flatMap((pair) => pair.exchanges).length).map(toSeen),
  );
  // What became of a request out of sight only the browser knows.
  if (sent.length < verdict.sent.length) return differences;
  check("what script gets", toGot(verdict, performed), toSimple(got, exchanges));
  // The others have no code: their lines below tell.
  if (engine === "chromium")
    check("whether it is CORS", verdict.outcome === "blocked", code !== null);
  if (verdict.outcome === "blocked" && code !== null) {
    check("code", verdict.code, code.corsError);
    const named = verdict.candidates.includes(code.failedParameter) ? code.failedParameter : null;
    check("parameter, one of", named ?? verdict.candidates, code.failedParameter);
  }
  const said = toConsoleLines(request, exchanges, verdict, engine, {
    page: toPage(request.origin),
  });
  if (said === null) {
    check(
      "lines about CORS",
      [],
      lines.filter((text) => text.includes("CORS policy")),
    );
  } else {
    const chosen = said.map(
      (wordings, index) => wordings.find((text) => text === lines[index]) ?? wordings[0],
    );
    check("console", chosen, lines);
  }
  return differences;
}

/**
 * Where a redirect leads back, Firefox may or may not ask again, by the time that passed since it looked the server's
 * IP address up: such preflights, the second to one address and those after it, are in no prediction.
 */
function withoutRememberable(exchanges: Exchange[], { engine }: Performed): Exchange[] {
  if (!engineRules[engine].forgetsAddresses) return exchanges;
  const isFirst = (one: Exchange, index: number) =>
    exchanges.findIndex((other) => isPreflight(other) && other.path === one.path) === index;
  const isOfAddress = ({ requestHeaders }: Exchange) =>
    /^[\d.]+(?::\d+)?$/.test(getHeader(requestHeaders, "Host") ?? "");
  return exchanges.filter(
    (one, index) => !isPreflight(one) || !isOfAddress(one) || isFirst(one, index),
  );
}

function isServed(url: string): boolean {
  return servers.some((server) => server === new URL(url).origin);
}

const traceOf = (url: string) => new URL(url, servers[0]).searchParams.get("trace");

/**
 * Whether the witness can tell a request by its trace. WebKit makes one text of two Locations, which may lead
 * anywhere, and damage the trace.
 */
function hasTrace(url: string, request: Performed["request"]): boolean {
  return traceOf(url) === traceOf(request.url);
}

/** Such a text may also grow at every hop, until the server's parser refuses it before anybody sees it. */
function isTooLong(url: string): boolean {
  return url.length + longestRest > maxHeaderSize;
}

/** What stands in a request's head beside its address. */
const longestRest = 1500;

/** The policy stands beside it already. */
function shorten(text: string): string {
  return text.replaceAll(/\/workbench\/[\w-]+\//g, "/workbench/…/");
}

type Wire = { status: number; headers: HeaderLine[] } | null;

function toWire({ method, path, response }: Exchange): [string, string, Wire] {
  const headers = response?.headers.map(([name, value]): HeaderLine => [name, withoutTrace(value)]);
  return [
    method,
    withoutTrace(path),
    response === null ? null : { status: response.status, headers: headers ?? [] },
  ];
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

function toSeen({ method, path, requestHeaders }: Exchange): Asked {
  return [method, path, ...corsNames.map((name) => getHeader(requestHeaders, name))];
}

/** Headers of the connection, which Node adds after the witness has looked. */
function isWitnessed(name: string, exchanges: readonly Exchange[]): boolean {
  const last = exchanges.findLast((exchange) => !isPreflight(exchange));
  return getHeader(last?.response?.headers ?? [], name) !== null;
}

function toGot(verdict: Verdict, { request, engine }: Performed): unknown {
  switch (verdict.outcome) {
    case "readable":
      return verdict.response;
    case "opaque":
      return "opaque";
    case "blocked":
    case "network-error":
      return toScriptError(verdict, request.initiatorType ?? "fetch", engine);
  }
}

function toSimple(got: Performed["got"], exchanges: readonly Exchange[]): unknown {
  if ("error" in got) return got.error;
  if (got.type === "opaque") return "opaque";
  const { type, status, redirected, url } = got;
  const headers = got.headers.filter(([name]) => isWitnessed(name, exchanges));
  return {
    type,
    status,
    redirected,
    url,
    headers: headers.toSorted(([x], [y]) => (x < y ? -1 : 1)),
  };
}
