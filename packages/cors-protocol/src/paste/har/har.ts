import { createRequest } from "../../fetch/request.ts";
import { judge } from "../../fetch/judge.ts";
import { getHeader, type HeaderLine } from "../../http/headers.ts";
import { isHttp, originOf, parseUrl } from "../../http/url.ts";
import type { CorsErrorCode } from "../../model/codes.ts";
import { type Exchange, isPreflight, type ResponseHead } from "../../model/exchange.ts";
import { readHarFile, toObject } from "./har-file.ts";
import { type PastedRequest, toRequest } from "../calls/request.ts";

/** A request of a HAR file with its preflight, and how it ended. */
export type HarExchange = {
  request: PastedRequest;
  /** Null when the file has none; Firefox's and Playwright's files never have one. */
  preflight: ResponseHead | null;
  /** Null when no response arrived. */
  response: ResponseHead | null;
  /** The browser's own words for the failure, such as `net::ERR_FAILED`. */
  error: string | null;
  /** Why the browser blocks this response by CORS; null when it does not, or when the file does not tell. */
  code: CorsErrorCode | null;
};

export type Har = {
  creator: string;
  exchanges: HarExchange[];
  failed: HarExchange[];
  /** The file ends before its last bracket. */
  isCut: boolean;
};

type Entry = {
  method: string;
  url: string;
  headers: HeaderLine[];
  response: ResponseHead | null;
  error: string | null;
};

/** Reads a HAR file of Chrome, Firefox, Safari, Playwright or a proxy; null for another text. */
export function readHar(text: string): Har | null {
  const file = readHarFile(text);
  if (file === null) return null;
  const { log, isCut } = file;
  const pages = toPages(log["pages"]);
  const entries = toList(log["entries"]).flatMap((raw) => toEntry(raw, pages));
  // Its other headers are lost, so the response shows nothing.
  const last = entries.at(-1);
  if (file.endsInEntry && last !== undefined) last.response = null;
  const exchanges = pair(entries);
  const failed = exchanges.filter(
    ({ error, code, response }) => error !== null || code !== null || response === null,
  );
  return { creator: toText(toObject(log["creator"])["name"]), exchanges, failed, isCut };
}

/** The page that each entry belongs to; browsers put its address into the title. */
function toPages(list: unknown): Map<string, string> {
  return new Map(
    toList(list).flatMap((raw): [string, string][] => {
      const { id, title } = toObject(raw);
      const isPage = typeof id === "string" && typeof title === "string" && isHttp(title);
      return isPage ? [[id, title]] : [];
    }),
  );
}

function toEntry(raw: unknown, pages: ReadonlyMap<string, string>): Entry[] {
  const entry = toObject(raw);
  const request = toObject(entry["request"]);
  const response = toObject(entry["response"]);
  const method = toText(request["method"]);
  const url = toText(request["url"]);
  if (method === "" || !/^(?:https?|file|wss?):/i.test(url)) return [];
  const status = Number(response["status"] ?? 0);
  const error = [response["_error"], response["_failureText"], entry["_error"]]
    .map(toText)
    .find((one) => one !== "");
  const head = { status, headers: toHeaders(response["headers"]) };
  const hasResponse = status >= 100 && status <= 599;
  return [
    {
      method,
      url,
      headers: withPage(toHeaders(request["headers"]), pages.get(toText(entry["pageref"]))),
      response: hasResponse ? head : null,
      error: error ?? null,
    },
  ];
}

/** Some files leave out the headers that name the page. */
function withPage(headers: HeaderLine[], page: string | undefined): HeaderLine[] {
  const isNamed = ["Origin", "Referer"].some((name) => getHeader(headers, name) !== null);
  return isNamed || page === undefined ? headers : [...headers, ["Referer", page]];
}

/** Finds the preflight of each request: the last OPTIONS before it that asked about its method and address. */
function pair(entries: readonly Entry[]): HarExchange[] {
  const preflights = new Map<string, Entry>();
  const used = new Set<Entry>();
  const keyOf = (url: string, method: string) => `${method} ${url.split("#", 1)[0]}`;
  const asks = new Set(
    entries.filter((entry) => isPreflight({ method: entry.method, requestHeaders: entry.headers })),
  );
  for (const entry of asks) {
    const method = getHeader(entry.headers, "Access-Control-Request-Method") ?? "";
    preflights.set(keyOf(entry.url, method), entry);
  }
  const exchanges = entries
    .filter((entry) => !asks.has(entry))
    .map((entry): HarExchange => {
      const ask = preflights.get(keyOf(entry.url, entry.method));
      if (ask !== undefined) used.add(ask);
      return toExchange(entry, ask);
    });
  // A preflight that failed may be all that the file has.
  const alone = [...asks].filter((ask) => !used.has(ask)).map((ask) => toExchange(ask, undefined));
  return [...exchanges, ...alone];
}

function toExchange(entry: Entry, ask: Entry | undefined): HarExchange {
  const request = toRequest({ ...entry, source: "HAR" });
  const isAlone = request.isPreflight;
  const preflight = isAlone ? entry.response : (ask?.response ?? null);
  const response = isAlone ? null : entry.response;
  const code = toCode(request, preflight, response);
  return { request, preflight, response, error: entry.error ?? ask?.error ?? null, code };
}

/** Only a file with the page's origin tells whether CORS applies. */
function toCode(
  { method, url, origin, headers, credentials }: PastedRequest,
  preflight: ResponseHead | null,
  response: ResponseHead | null,
): CorsErrorCode | null {
  if (url === null || origin === null || method === null || originOf(url) === origin) return null;
  if (preflight === null && response === null) return null;
  const request = createRequest(
    { url, method, headers, credentials: credentials ?? "same-origin" },
    origin,
  );
  const parsed = parseUrl(url);
  const path = parsed === null ? "/" : url.slice(parsed.origin.length);
  const toSeen = (asked: string, requestHeaders: HeaderLine[], head: ResponseHead): Exchange => ({
    method: asked,
    path,
    requestHeaders,
    response: head,
    handlerRan: true,
    rowsWritten: 0,
    at: 0,
  });
  const exchanges = [
    ...(preflight === null
      ? []
      : [toSeen("OPTIONS", [["Access-Control-Request-Method", method]], preflight)]),
    ...(response === null ? [] : [toSeen(method, [], response)]),
  ];
  const verdict = judge(request, exchanges);
  return verdict.outcome === "blocked" ? verdict.code : null;
}

function toHeaders(list: unknown): HeaderLine[] {
  return toList(list).flatMap((one): HeaderLine[] => {
    const { name, value } = toObject(one);
    return typeof name === "string" ? [[name, toText(value)]] : [];
  });
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
