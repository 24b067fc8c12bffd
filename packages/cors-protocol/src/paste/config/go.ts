import { isObject } from "../calls/fetch-call.ts";
import { LiteralReader } from "../literal.ts";
import type { DialectOptions } from "./options.ts";

const mark = /\bcors\.(?:Options|Config)\{/;
const longest = 20_000;

/** Reads the options of rs/cors and of gin-contrib/cors, which are literals of Go. */
export function readGo(text: string): DialectOptions | null {
  const found = mark.exec(text);
  if (found === null) return null;
  const from = found.index + found[0].length - 1;
  const literal = text
    .slice(from, from + longest)
    .replaceAll(/\[\]string\{([^{}]{0,4000})\}/g, "[$1]")
    .replaceAll(/\b\d{1,9}\s{0,4}\*\s{0,4}time\.\w{1,12}/g, "0");
  const options = new LiteralReader(literal).read();
  if (!isObject(options)) return null;
  return { server: /cors\.Options/.test(found[0]) ? "rs-cors" : "gin", options };
}
