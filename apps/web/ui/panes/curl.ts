import type { Exchange } from "@blocked/cors-protocol";

/** Set by curl itself, or by a browser alone. */
const left = /^(?:host|connection|content-length|accept-encoding|user-agent|sec-.*|keep-alive)$/i;

/**
 * The command that sends the same request without a browser. Secrets are not known here, so their places are
 * named.
 */
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
