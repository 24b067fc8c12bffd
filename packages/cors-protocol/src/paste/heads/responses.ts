import { getHeader, type HeaderLine } from "../../http/headers.ts";
import type { ResponseHead } from "../../model/exchange.ts";
import type { Messages } from "./head-reader.ts";
import type { PastedRequest } from "../calls/request.ts";

/** Responses by what they are; each with the request that it belongs to, where the text has one. */
export type Responses = {
  preflight: ResponseHead[];
  response: ResponseHead[];
  redirects: ResponseHead[];
  informational: ResponseHead[];
  connect: ResponseHead[];
};

export const none: Responses = {
  preflight: [],
  response: [],
  redirects: [],
  informational: [],
  connect: [],
};

/** A text with colons is no head: a status has to stand there, or a header that only HTTP has. */
export function isAboutHttp(text: string, { heads }: Messages, isConfiguration: boolean): boolean {
  const hasStatus = /^(?:[<>] ?|&[lg]t; ?)?HTTP\/\d|^:?status(?: code)?:/im.test(text);
  const names = heads.flatMap(({ headers }) => headers.map(([name]) => name));
  return hasStatus || (!isConfiguration && names.some((name) => httpOnly.test(name)));
}

const httpOnly =
  /^(?:acc?e?ess-control-|vary$|content-(?:type|length)$|location$|cross-origin-|set-cookie$|server$|allow$)/i;

/** Splits the responses. A request beside one decides; else its own headers do. */
export function sort({ heads }: Messages, command: PastedRequest | null): Responses {
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
