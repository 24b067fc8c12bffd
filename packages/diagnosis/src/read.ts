import { type Engine, preflightReasons, type ResponseHead } from "@blocked/cors-protocol";
import { findHeaderSource, type Finding, nothingFound } from "@blocked/cors-protocol/explain";
import {
  type Configuration,
  type HarExchange,
  type Misspelt,
  type Paste,
  type PastedRequest,
  readPaste,
} from "@blocked/cors-protocol/paste";
import { type Facts, type Heads, isPreflightCode, toFacts } from "./answer/facts.ts";
import type { Edit, Found, Problem } from "./answer/problem.ts";
import { judgeHeads } from "./answer/judge.ts";
import { fromConfiguration } from "./from-configuration.ts";
import { mergeLines } from "./merge-lines.ts";
import { toRecognized } from "./recognized.ts";

/** What the page found in a pasted text. */
export type Read = {
  /** What it was recognized as. */
  recognized: string;
  found: Found[];
  configuration: Configuration | null;
  misspelt: readonly Misspelt[];
  /** What to paste instead; null where something was recognized. */
  advice: string | null;
  /** What was not read, in a sentence; null where all was. */
  cut: string | null;
};

const tooLong = "The text is longer than what is read, and its end was left out.";
const tornArchive = "The file ends in the middle, so its last requests may be missing.";

export function read(text: string): Read {
  const paste = readPaste(text);
  const { configuration, misspelt, advice, har, isCut } = paste;
  const found = toFound(paste, text);
  const cut = isCut ? (har === null ? tooLong : tornArchive) : null;
  return { recognized: toRecognized(paste), found, configuration, misspelt, advice, cut };
}

function toFound(
  { findings, requests, responses, har, configuration }: Paste,
  text: string,
): Found[] {
  if (har !== null) return har.failed.map(fromArchive);
  const request = requests.find(({ isPreflight }) => !isPreflight) ?? requests[0];
  const lines = findings
    .filter(({ kind }) => kind !== "not recognised")
    .map((finding): Found => {
      const isSame = request !== undefined && (finding.url === null || finding.url === request.url);
      return {
        source: "line",
        finding,
        facts: fill(toFacts(finding), isSame ? toKnown(request) : {}),
        heads: null,
      };
    });
  const heads = {
    preflight: responses.preflight,
    response: [...responses.redirects, ...responses.response],
  };
  const hasHeads = heads.preflight.length + heads.response.length > 0;
  const merged = mergeLines(lines, text);
  if (hasHeads) return [fromHeads(request, heads), ...merged];
  if (merged.length > 0) return merged;
  if (configuration !== null) return [fromConfiguration(configuration)];
  return request === undefined ? [] : [fromRequest(request)];
}

/** What a request tells. Only the headers that need permission matter. */
function toKnown({
  url,
  origin,
  method,
  headers,
  credentials,
  isPreflight,
}: PastedRequest): Partial<Facts> {
  const unsafe = preflightReasons({ method: method ?? "GET", headers }).flatMap((reason) =>
    reason.kind === "header" ? [reason.name] : [],
  );
  return {
    url,
    origin,
    method,
    headers: isPreflight ? headers.map(([name]) => name) : unsafe,
    cookies: credentials === null ? null : credentials === "include",
  };
}

const unknown: Facts = {
  url: null,
  origin: null,
  method: null,
  headers: null,
  cookies: null,
  status: null,
};

/** Takes what the second knows where the first knows nothing. */
function fill(facts: Facts, more: Partial<Facts>): Facts {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  return { ...facts, ...more, ...Object.fromEntries(known) };
}

function fromHeads(request: PastedRequest | undefined, heads: Heads): Found {
  const facts = fill(unknown, request === undefined ? {} : toKnown(request));
  return { source: "responses", finding: nothingFound, facts, heads };
}

function fromRequest(request: PastedRequest): Found {
  const { url, origin } = request;
  return {
    source: "request",
    finding: { ...nothingFound, url, origin },
    facts: fill(unknown, toKnown(request)),
    heads: null,
  };
}

function fromArchive({ request, preflight, response, error }: HarExchange): Found {
  const toList = (head: ResponseHead | null) => (head === null ? [] : [head]);
  const heads = { preflight: toList(preflight), response: toList(response) };
  if (preflight !== null || response !== null) return fromHeads(request, heads);
  const { url, origin } = request;
  const isDown = /REFUSED|NAME_NOT_RESOLVED|ADDRESS/.test(error ?? "");
  const finding: Finding = {
    ...nothingFound,
    kind: isDown ? "neighbour" : "network",
    name: isDown ? "server-down" : null,
    url,
    origin,
  };
  return { source: "line", finding, facts: fill(toFacts(finding), toKnown(request)), heads: null };
}

/** The failure with what its reader changed. Responses are judged anew, as the reader's own browser does. */
export function withEdit(
  { heads, ...found }: Found,
  edit?: Edit,
  engine: Engine = "chromium",
): Problem {
  const facts = { ...found.facts, ...edit?.facts };
  const judged = heads === null ? null : judgeHeads(facts, heads, engine);
  if (heads === null || judged === null) return { ...found, facts, judged };
  const { verdict } = judged;
  const isBlocked = verdict.outcome === "blocked" && judged.missing === null;
  const code = isBlocked ? verdict.code : null;
  const parameter = isBlocked ? verdict.parameter : "";
  const last = isPreflightCode(code) ? heads.preflight : heads.response;
  return {
    ...found,
    judged,
    facts: { ...facts, status: last.at(-1)?.status ?? null },
    finding: {
      ...found.finding,
      kind: isBlocked ? "blocked" : "not recognised",
      code,
      candidates: code === null ? [] : [code],
      parameter,
      url: verdict.urls.at(-1) ?? facts.url,
      redirectedFrom: verdict.urls.length > 1 ? facts.url : null,
      origin: facts.origin,
      header: code === "HeaderDisallowedByPreflightResponse" ? findHeaderSource(parameter) : null,
    },
  };
}
