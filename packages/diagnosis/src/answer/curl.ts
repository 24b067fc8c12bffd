import { type Facts, isPreflightCode } from "./facts.ts";
import type { Problem } from "./problem.ts";

const quote = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

export type Probe = {
  command: string;
  /** What the command takes because the text does not say it, such as “the method PUT”. */
  assumes: string[];
};

const anOrigin = "https://app.example.com";

/** The command that sends the browser's request again, without a browser; null where the address is not known. */
export function toProbe({ finding: { code }, facts }: Problem): Probe | null {
  const { url, origin, method, headers } = facts;
  if (url === null || !/^https?:/.test(url)) return null;
  const isPreflight = isPreflightCode(code);
  return {
    command: isPreflight ? toPreflight(facts, url) : toRequest(facts, url),
    assumes: [
      ...(method === null ? [`the method ${isPreflight ? "PUT" : "GET"}`] : []),
      ...(isPreflight && headers === null ? ["no request header that needs permission"] : []),
      ...(origin === null ? [`the origin ${anOrigin}`] : []),
    ],
  };
}

function toPreflight({ origin, method, headers }: Facts, url: string): string {
  const names = (headers ?? []).map((name) => name.toLowerCase()).toSorted();
  return [
    "curl -si -X OPTIONS",
    `-H ${quote(`Origin: ${origin ?? anOrigin}`)}`,
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
    `-H ${quote(`Origin: ${origin ?? anOrigin}`)}`,
    quote(url),
  ].join(" \\\n  ");
}
