import type { Sent } from "../examine/types.ts";

const quote = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The command that repeats a request, with the headers that matter for CORS. */
export function toCurl({
  raw: { method, url, body, address },
  headers,
}: Pick<Sent, "raw" | "headers">): string {
  const isGlob = /[[\]{}]/.test(url.pathname + url.search);
  const verb = method === "HEAD" ? ["-I"] : method === "GET" ? [] : ["-X", method];
  const lines = headers.filter(
    ([name, value]) => name.toLowerCase() !== "accept" || value !== "*/*",
  );
  return [
    "curl",
    "-i",
    ...(address === undefined ? [] : ["--resolve", toResolve(url, address)]),
    ...(isGlob ? ["-g"] : []),
    ...verb,
    // curl leaves out a header that has no value, unless it ends in a semicolon.
    ...lines.flatMap(([name, value]) => [
      "-H",
      quote(value === "" ? `${name};` : `${name}: ${decode(value)}`),
    ]),
    ...(body === undefined ? [] : ["--data-raw", quote(Buffer.from(body).toString("utf8"))]),
    quote(url.href),
  ].join(" ");
}

const decode = (bytes: string) => Buffer.from(bytes, "latin1").toString("utf8");

function toResolve({ hostname, port, protocol }: URL, address: string): string {
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}:${address}`;
}
