import { explain, longestText } from "../explain/explain.ts";
import type { Explanation } from "../explain/finding.ts";
import { getHeader } from "../http/headers.ts";
import { parseUrl } from "../http/url.ts";
import { type Configuration, readConfiguration } from "./config/configuration.ts";
import { readCurlCommand } from "./calls/curl-command.ts";
import { readFetchCall } from "./calls/fetch-call.ts";
import { type Har, readHar } from "./har/har.ts";
import type { Messages } from "./heads/head-reader.ts";
import { readMessages } from "./heads/messages.ts";
import { findMisspelt, type Misspelt } from "./misspelt.ts";
import { readLibraryCall } from "./calls/library-call.ts";
import { readPowerShell } from "./calls/powershell.ts";
import { type PastedRequest, toRequest } from "./calls/request.ts";
import { isAboutHttp, none, type Responses, sort } from "./heads/responses.ts";

export type PasteKind =
  | "console"
  | "response heads"
  | "curl command"
  | "fetch call"
  | "library call"
  | "request head"
  | "HAR"
  | "configuration";

/** What is still to be asked, in this order. */
export type Missing = "url" | "origin" | "method" | "preflight response" | "response" | "server";

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
  const call = readFetchCall(text) ?? readLibraryCall(text);
  const configuration = readConfiguration(text);
  const { preflight, response, redirects } = responses;
  const hasResponse = preflight.length + response.length + redirects.length > 0;
  const hasHeads = hasResponse && isAboutHttp(text, messages, configuration !== null);
  const { findings, advice, isCut } = explain(given);
  const isConsole = findings.some(({ kind }) => kind !== "not recognised");
  const requests = unite([command, call, ...toRequests(messages)].filter((one) => one !== null));
  const kinds: PasteKind[] = [
    ...(command === null ? [] : ["curl command" as const]),
    ...(call?.source === "fetch call" ? ["fetch call" as const] : []),
    ...(call?.source === "library call" ? ["library call" as const] : []),
    ...(hasHeads ? ["response heads" as const] : []),
    ...(configuration === null ? [] : ["configuration" as const]),
    ...(isConsole && !(hasHeads || configuration !== null) ? ["console" as const] : []),
    ...(isConsole &&
    (hasHeads || configuration !== null) &&
    findings.some(({ kind }) => kind === "blocked")
      ? ["console" as const]
      : []),
  ];
  const isRequestAlone = kinds.length === 0 && requests.length > 0;
  if (isRequestAlone) kinds.push("request head");
  return toPaste({
    kinds,
    requests,
    responses: hasHeads ? responses : none,
    configuration,
    findings: kinds.includes("console") || kinds.length === 0 ? findings : [],
    advice: kinds.length === 0 ? advice : null,
    misspelt: [...misspeltIn(messages, "request"), ...misspeltIn(messages, "response")],
    isCut: isCut || (hasHeads && messages.isCut),
  });
}

function misspeltIn({ heads }: Messages, side: "request" | "response"): Misspelt[] {
  const own = heads.filter((head) => head.side === side);
  const names = own.flatMap(({ headers }) => headers.map(([name]) => name));
  return findMisspelt(names, side);
}

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

/** The requests that curl -v or a panel names, with their whole address. */
function toRequests({ heads, summary, source }: Messages): PastedRequest[] {
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
        source,
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
