import type { HeaderLine } from "../../http/headers.ts";
import { type PastedRequest, toRequest } from "./request.ts";

const beginning = /\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\s/i;
const cookie = /\bNet\.Cookie\(\s{0,8}["'][^"']{1,200}["']/i;
/** A string in either quotes, which takes the rest where it does not end, a table's bracket, an option's name, or any other word. */
const part =
  /"([^"`]*(?:`[\s\S]?[^"`]*)*)(?:"|$)|'([^']*)(?:'|$)|(@\{|[{}=;()])|(-[A-Za-z]{2,40})|([^\s"'{}=;()`]{1,4000})/g;

type Part = { text: string; kind: "string" | "mark" | "option" | "word" };

/** Reads DevTools' "Copy as PowerShell", and the same call written by hand; null when there is none. */
export function readPowerShell(text: string): PastedRequest | null {
  const found = beginning.exec(text);
  if (found === null) return null;
  const parts = toParts(text.slice(found.index + found[0].length));
  const options = readOptions(parts);
  const url = options.values.get("-uri") ?? null;
  if (url === null || !/^https?:\/\//i.test(url)) return null;
  const type = options.values.get("-contenttype");
  const headers = [
    ...options.headers,
    ...(type === undefined ? [] : [["Content-Type", type] satisfies HeaderLine]),
    ...(cookie.test(text.slice(0, found.index)) ? [["Cookie", "a"] satisfies HeaderLine] : []),
  ];
  const method = options.values.get("-method") ?? "GET";
  return toRequest({ source: "curl command", method: method.toUpperCase(), url, headers });
}

function toParts(text: string): Part[] {
  return Array.from(text.matchAll(part), ([whole, double, single, mark, option]): Part => {
    if (double !== undefined) return { text: double.replaceAll(/`(.)/g, "$1"), kind: "string" };
    if (single !== undefined) return { text: single, kind: "string" };
    if (mark !== undefined) return { text: mark, kind: "mark" };
    return { text: whole, kind: option === undefined ? "word" : "option" };
  });
}

function readOptions(parts: readonly Part[]): {
  values: Map<string, string>;
  headers: HeaderLine[];
} {
  const values = new Map<string, string>();
  const headers: HeaderLine[] = [];
  let isHeaders = false;
  for (const [index, { text, kind }] of parts.entries()) {
    const next = parts[index + 1];
    const value = parts[index + 2];
    if (kind === "mark" && text === "}") isHeaders = false;
    if (isHeaders && next?.text === "=" && value !== undefined) headers.push([text, value.text]);
    if (kind === "option") {
      const name = text.toLowerCase();
      isHeaders = name === "-headers" && next?.text === "@{";
      if (next !== undefined && next.kind !== "mark") values.set(name, next.text);
    } else if (index === 0) values.set("-uri", text);
  }
  return { values, headers };
}
