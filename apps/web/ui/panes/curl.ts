import type { Exchange } from "@blocked/cors-protocol";

/** Headers that curl sets itself or that only a browser sends. */
const left = /^(?:host|connection|content-length|accept-encoding|user-agent|sec-.*|keep-alive)$/i;

/** Writes the curl command for the same request. The witness hides secrets, so the command leaves gaps for them. */
export function toCurl(api: string, exchange: Exchange, body: string | null): string {
  const { method, requestHeaders } = exchange;
  const path = exchange.path.replace(/[?&]trace=[^&]*/, "");
  const parts = ["curl -i"];
  if (method !== "GET") parts.push(`-X ${method}`);
  for (const [name, value] of requestHeaders) {
    if (left.test(name)) continue;
    parts.push(`-H ${quote(`${name}: ${value.replace(/^\(present: (.*)\)$/, "$1 …")}`)}`);
  }
  if (body !== null && method !== "OPTIONS") parts.push(`-d ${quote(body)}`);
  return [...parts, quote(api + path)].join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
