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

/** Returns every difference between cors-protocol and the engine, or an empty list. */
export function compare(performed: Performed): string[] {
  const { engine, request, got, exchanges, predicted, code, lines } = performed;
  const verdict = judge(request, exchanges, engineRules[engine]);
  const differences: string[] = [];
  const check = (what: string, ours: unknown, theirs: unknown) => {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
    if (a !== b) differences.push(shorten(`${what}: we say ${a}, ${engine} ${b}`));
  };

  // Chromium repeats some requests by itself; the last exchange of each counts.
  const pairs = pairUp(verdict, exchanges);
  const seen = pairs.flatMap(({ exchanges: own }) => own.slice(-1));
  const toComparable = (list: Exchange[]) => withoutRepeats(list, performed).map(toWire);
  const isVisible = (url: string, index: number) =>
    !engineRules[engine].joinsLocations ||
    (isServed(url) && hasTrace(url, request) && (index < seen.length || !isTooLong(url)));
  const expected = predicted.filter(({ path }, index) => isVisible(servers[0] + path, index));
  const sent = verdict.sent.filter(({ url }, index) => isVisible(url, index));
  check("what the server sees", toComparable(expected), toComparable(seen));
  check("what is sent", sent.map(toAsked), seen.map(toSeen));
  check(
    "exchanges without a request",
    [],
    exchanges.slice(pairs.flatMap((pair) => pair.exchanges).length).map(toSeen),
  );
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
    check(
      "lines about CORS",
      [],
      lines.filter((text) => text.includes("CORS policy")),
    );
  } else {
    const chosen = messages.map(
      (possible, index) => possible.find((text) => text === lines[index]) ?? possible[0],
    );
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
  const isFirst = (one: Exchange, index: number) =>
    exchanges.findIndex((other) => isPreflight(other) && other.path === one.path) === index;
  const isToIpAddress = ({ requestHeaders }: Exchange) =>
    /^[\d.]+(?::\d+)?$/.test(getHeader(requestHeaders, "Host") ?? "");
  return exchanges.filter(
    (one, index) => !isPreflight(one) || !isToIpAddress(one) || isFirst(one, index),
  );
}

function isServed(url: string): boolean {
  return servers.some((server) => server === new URL(url).origin);
}

const traceOf = (url: string) => new URL(url, servers[0]).searchParams.get("trace");

/** Whether the trace is intact: WebKit joins two Location headers into one URL, which may damage it. */
function hasTrace(url: string, request: Performed["request"]): boolean {
  return traceOf(url) === traceOf(request.url);
}

/** Whether the server's parser refuses the URL unseen: a joined one may grow at every hop. */
function isTooLong(url: string): boolean {
  return url.length + longestRest > maxHeaderSize;
}

/** The size of a request's head without its URL. */
const longestRest = 1500;

/** Omits the policy, which the recipe states already. */
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

/** Whether the witness saw a header. Node adds those of the connection later. */
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
