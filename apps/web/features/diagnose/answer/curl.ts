import { type Facts, isPreflightCode } from "./facts.ts";
import type { Problem } from "./problem.ts";

const quote = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The command that shows what the browser saw, without a browser; null where the address is not known. */
export function toProbe({ finding: { code }, facts }: Problem): string | null {
  if (facts.url === null || !/^https?:/.test(facts.url)) return null;
  return isPreflightCode(code) ? toPreflight(facts, facts.url) : toRequest(facts, facts.url);
}

function toPreflight({ origin, method, headers }: Facts, url: string): string {
  const names = (headers ?? []).map((name) => name.toLowerCase()).toSorted();
  return [
    "curl -si -X OPTIONS",
    `-H ${quote(`Origin: ${origin ?? "https://app.example.com"}`)}`,
    `-H ${quote(`Access-Control-Request-Method: ${method ?? "PUT"}`)}`,
    ...(names.length > 0
      ? [`-H ${quote(`Access-Control-Request-Headers: ${names.join(",")}`)}`]
      : []),
    quote(url),
  ].join(" \\\n  ");
}

function toRequest({ origin, method }: Facts, url: string): string {
  return [
    `curl -si${method === null || method === "GET" ? "" : ` -X ${method}`} -o /dev/null -D -`,
    `-H ${quote(`Origin: ${origin ?? "https://app.example.com"}`)}`,
    quote(url),
  ].join(" \\\n  ");
}
