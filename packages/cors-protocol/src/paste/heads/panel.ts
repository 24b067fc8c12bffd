import { getHeader, type HeaderLine } from "../../http/headers.ts";
import { HeadReader, type MessageHead, type Messages, mostHeads } from "./head-reader.ts";

/** DevTools begins its list of an exchange with this. */
const beginning = /^\s{0,8}(?:[>*-] )?request url(?::|\s{0,8}$)/i;
/** Headers that only a request has. Copied without the panel's headings, they stand among the response's. */
const ofRequests =
  /^(?:access-control-request-|sec-|if-|accept(?:-encoding|-language)?$|authorization$|cookie$|dnt$|host$|origin$|referer$|upgrade-insecure-requests$|user-agent$|x-requested-with$)/i;
const ofResponses =
  /^(?:access-control-(?:allow|expose|max)|age$|alt-svc$|date$|etag$|location$|server|set-cookie$|vary$|via$|www-authenticate$)/i;

export const isPanel = (lines: readonly string[]) => lines.some((line) => beginning.test(line));

/** Reads the exchanges of a network panel. It shows the response before its request. */
export function readPanel(lines: readonly string[]): Pick<Messages, "heads" | "summary"> {
  const begins = lines.flatMap((line, index) => (beginning.test(line) ? [index] : []));
  const starts = [0, ...begins.slice(1, mostHeads)];
  const blocks = starts.map((start, index) => {
    const reader = new HeadReader();
    for (const line of lines.slice(start, starts[index + 1])) reader.readPlain(line.trim());
    return reader.end();
  });
  const summary = blocks[0]?.summary ?? new HeadReader().summary;
  return { heads: blocks.flatMap(toExchange), summary };
}

function toExchange({ heads, summary }: Pick<Messages, "heads" | "summary">): MessageHead[] {
  const requests = heads.filter((head) => head.side === "request");
  const responses = heads.filter((head) => head.side === "response");
  const headers = requests.flatMap((head) => head.headers);
  for (const response of responses) headers.push(...takeOfRequest(response));
  const method = summary.method ?? requests[0]?.method ?? null;
  const isAsked = getHeader(headers, "Access-Control-Request-Method") !== null;
  // Nobody but the browser sends OPTIONS; for which method is not known then.
  if (method === "OPTIONS" && !isAsked) headers.push(["Access-Control-Request-Method", ""]);
  const target = summary.url ?? requests[0]?.target ?? "";
  return [{ side: "request", method, target, headers }, ...responses];
}

/** Takes the request's headers out of a response: those behind the first that only a request has. */
function takeOfRequest(response: { headers: HeaderLine[] }): HeaderLine[] {
  const at = response.headers.findIndex(([name]) => ofRequests.test(name));
  if (at < 0) return [];
  const behind = response.headers.slice(at);
  const isOwn = ([name]: HeaderLine) => ofResponses.test(name);
  response.headers = [...response.headers.slice(0, at), ...behind.filter(isOwn)];
  return behind.filter((line) => !isOwn(line));
}
