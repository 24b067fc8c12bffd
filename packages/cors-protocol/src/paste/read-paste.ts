import { explain, longestText } from "../explain/explain.ts";
import type { Explanation } from "../explain/finding.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import { parseUrl } from "../http/url.ts";
import type { ResponseHead } from "../model/exchange.ts";
import { type Configuration, readConfiguration } from "./config/configuration.ts";
import { readCurlCommand } from "./curl-command.ts";
import { readFetchCall } from "./fetch-call.ts";
import { type Har, readHar } from "./har.ts";
import { type Messages, readMessages } from "./messages.ts";
import { findMisspelt, type Misspelt } from "./misspelt.ts";
import { readPowerShell } from "./powershell.ts";
import { type PastedRequest, toRequest } from "./request.ts";

export type PasteKind =
  | "console"
  | "response heads"
  | "curl command"
  | "fetch call"
  | "HAR"
  | "configuration";

/** What is still to be asked, in this order. */
export type Missing = "url" | "origin" | "method" | "preflight response" | "response" | "server";

/** Responses by what they are; each with the request that it belongs to, where the text has one. */
export type Responses = {
  preflight: ResponseHead[];
  response: ResponseHead[];
  redirects: ResponseHead[];
  informational: ResponseHead[];
  connect: ResponseHead[];
};

export type Paste = {
  /** What the text was recognised as; empty for none. */
  kinds: readonly PasteKind[];
  requests: readonly PastedRequest[];
  responses: Responses;
  har: Har | null;
  configuration: Configuration | null;
  findings: Explanation["findings"];
  advice: string | null;
  misspelt: readonly Misspelt[];
  missing: readonly Missing[];
  isCut: boolean;
};

const longestHar = 100_000_000;

/** Reads whatever somebody pasted: lines, heads, commands, calls, a HAR file, a configuration. Nothing is run. */
export function readPaste(given: string): Paste {
  const har = given.length <= longestHar ? readHar(given) : null;
  if (har !== null)
    return toPaste({
      kinds: ["HAR"],
      har,
      requests: har.failed.map(({ request }) => request),
      isCut: har.isCut,
    });
  const text = given.slice(0, longestText);
  const messages = readMessages(text);
  const command = readCurlCommand(text) ?? readPowerShell(text);
  const responses = sort(messages, command);
  const call = readFetchCall(text);
  const configuration = readConfiguration(text);
  const hasResponse = Object.values(responses).some((list) => list.length > 0);
  const hasHeads = hasResponse && isAboutHttp(text, messages, configuration !== null);
  const { findings, advice, isCut } = explain(text);
  const isConsole = findings.some(({ kind }) => kind !== "not recognised");
  const requests = unite([command, call, ...toRequests(messages)].filter((one) => one !== null));
  const kinds: PasteKind[] = [
    ...(command === null ? [] : ["curl command" as const]),
    ...(call === null ? [] : ["fetch call" as const]),
    ...(hasHeads ? ["response heads" as const] : []),
    ...(configuration === null ? [] : ["configuration" as const]),
    ...(isConsole && !(hasHeads || configuration !== null) ? ["console" as const] : []),
    ...(isConsole &&
    (hasHeads || configuration !== null) &&
    findings.some(({ kind }) => kind === "blocked")
      ? ["console" as const]
      : []),
  ];
  return toPaste({
    kinds,
    requests,
    responses: hasHeads ? responses : none,
    configuration,
    findings: kinds.includes("console") || kinds.length === 0 ? findings : [],
    advice: kinds.length === 0 ? advice : null,
    misspelt: [...misspeltIn(messages, "request"), ...misspeltIn(messages, "response")],
    isCut,
  });
}

function misspeltIn({ heads }: Messages, side: "request" | "response"): Misspelt[] {
  const own = heads.filter((head) => head.side === side);
  const names = own.flatMap(({ headers }) => headers.map(([name]) => name));
  return findMisspelt(names, side);
}

const none: Responses = {
  preflight: [],
  response: [],
  redirects: [],
  informational: [],
  connect: [],
};

function toPaste(given: Partial<Paste>): Paste {
  const paste: Paste = {
    kinds: [],
    requests: [],
    responses: none,
    har: null,
    configuration: null,
    findings: [],
    advice: null,
    misspelt: [],
    missing: [],
    isCut: false,
    ...given,
  };
  return { ...paste, missing: toMissing(paste) };
}

/** A text with colons is no head: a status has to stand there, or a header that only HTTP has. */
function isAboutHttp(text: string, { heads }: Messages, isConfiguration: boolean): boolean {
  const hasStatus = /^(?:[<>] ?|&[lg]t; ?)?HTTP\/\d|^:?status(?: code)?:/im.test(text);
  const names = heads.flatMap(({ headers }) => headers.map(([name]) => name));
  return hasStatus || (!isConfiguration && names.some((name) => httpOnly.test(name)));
}

const httpOnly =
  /^(?:acc?e?ess-control-|vary$|content-(?:type|length)$|location$|cross-origin-|set-cookie$|server$|allow$)/i;

/** Splits the responses. A request beside one decides; else its own headers do. */
function sort({ heads }: Messages, command: PastedRequest | null): Responses {
  const sorted: Responses = {
    preflight: [],
    response: [],
    redirects: [],
    informational: [],
    connect: [],
  };
  let request: Asked = command === null ? null : toAsked(command);
  for (const [index, head] of heads.entries()) {
    if (head.side === "request") request = head;
    else {
      const { status, phrase, headers } = head;
      const isLast = !heads.slice(index + 1, index + 3).some(({ side }) => side === "response");
      sorted[toPlace({ status, phrase, headers }, request, isLast)].push({ status, headers });
    }
  }
  return sorted;
}

type Asked = { method: string | null; headers: HeaderLine[] } | null;

/** The request that a command sends. */
function toAsked({ method, isPreflight, headers }: PastedRequest): Asked {
  return isPreflight
    ? { method: "OPTIONS", headers: [["Access-Control-Request-Method", method ?? ""]] }
    : { method, headers };
}

function toPlace(
  { status, phrase, headers }: ResponseHead & { phrase: string },
  request: Asked,
  isLast: boolean,
): keyof Responses {
  if (request?.method === "CONNECT" || /^connection established$/i.test(phrase)) return "connect";
  if (status < 200) return "informational";
  const isAsked =
    request?.method != null && getHeader(request.headers, "Access-Control-Request-Method") !== null;
  if (isAsked && request?.method === "OPTIONS") return "preflight";
  if (status >= 300 && status < 400 && getHeader(headers, "Location") !== null) {
    return isLast ? "response" : "redirects";
  }
  const has = (name: string) => getHeader(headers, name) !== null;
  const lists =
    has("Access-Control-Allow-Methods") ||
    has("Access-Control-Allow-Headers") ||
    has("Access-Control-Max-Age");
  const hasBody = has("Content-Type") && getHeader(headers, "Content-Length") !== "0";
  return request?.method == null && lists && (status === 204 || !hasBody)
    ? "preflight"
    : "response";
}

/** The requests that curl -v or a panel names, with their whole address. */
function toRequests({ heads, summary }: Messages): PastedRequest[] {
  const requests = heads.flatMap((head) => {
    if (head.side !== "request" || head.method === "CONNECT") return [];
    const host = getHeader(head.headers, "Host");
    const isSecure = summary.isSecure ?? (host === null || !/:(?!443$)\d+$/.test(host));
    const url = /^https?:/i.test(head.target)
      ? head.target
      : host === null
        ? summary.url
        : `${isSecure ? "https" : "http"}://${host}${head.target.startsWith("/") ? head.target : "/"}`;
    return [
      toRequest({
        source: "curl output",
        method: head.method ?? summary.method,
        url,
        headers: head.headers,
      }),
    ];
  });
  if (requests.length > 0 || summary.url === null) return requests;
  return [
    toRequest({ source: "request head", method: summary.method, url: summary.url, headers: [] }),
  ];
}

/** A command and its own output describe one request. */
function unite(requests: readonly PastedRequest[]): PastedRequest[] {
  const known = new Map<string, PastedRequest>();
  for (const request of requests) {
    const path = request.url === null ? "" : request.url.replace(/^https?:/i, "");
    const key = `${request.method} ${path} ${request.isPreflight}`;
    if (!known.has(key)) known.set(key, request);
  }
  return [...known.values()];
}

/** What the text does not say and a verdict needs. */
function toMissing({ kinds, requests, responses, findings, configuration, har }: Paste): Missing[] {
  const missing: Missing[] = [];
  if (har !== null) return missing;
  const request = requests.find(({ isPreflight }) => !isPreflight) ?? requests[0];
  const line = findings.find(({ kind }) => kind === "blocked");
  const url = request?.url ?? line?.url ?? null;
  const origin = request?.origin ?? line?.origin ?? null;
  const isResponse = kinds.includes("response heads");
  if (kinds.length === 0) return missing;
  if (configuration?.servers.length !== undefined && configuration.servers.length > 1)
    missing.push("server");
  const isOnlyConfiguration = kinds.length === 1 && configuration !== null;
  const isOnlyConsole = kinds.length === 1 && kinds.includes("console");
  // Nothing that could be asked would explain a neighbour, a warning or a failure without a reason.
  if (isOnlyConfiguration || (isOnlyConsole && line === undefined)) return missing;
  if (url === null || parseUrl(url) === null) missing.push("url");
  if (origin === null) missing.push("origin");
  if (isResponse && request?.method == null) missing.push("method");
  if (kinds.includes("console") && !isResponse) return missing;
  const hasResponse = responses.response.length > 0;
  if (!hasResponse) missing.push("response");
  const method = request?.method ?? "GET";
  const needsPreflight = !/^(?:GET|HEAD|POST)$/.test(method) || (request?.headers.length ?? 0) > 0;
  if (needsPreflight && responses.preflight.length === 0) missing.push("preflight response");
  return missing;
}
