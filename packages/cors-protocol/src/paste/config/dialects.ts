import { isObject } from "../calls/fetch-call.ts";
import { LiteralReader } from "../literal.ts";
import type { Problem } from "./problem.ts";
import { readGo } from "./go.ts";
import { readNested } from "./nested.ts";
import { type DialectOptions, type Options, readPairs } from "./options.ts";
import { readSpring } from "./spring.ts";

/** Reads a configuration of a library with words of its own; null when there is none. Nothing is run. */
export function readDialect(text: string): DialectOptions | null {
  for (const read of [
    readFlask,
    readDjango,
    readRack,
    readLaravel,
    readSpring,
    readNested,
    readGo,
    readCloud,
  ]) {
    const found = read(text);
    if (found !== null) return found;
  }
  return null;
}

const flask = /(?:^|[^\w.])(?:CORS|cross_origin)\(/;

function readFlask(text: string): DialectOptions | null {
  const found = flask.exec(text);
  if (found === null) return null;
  const { named } = new LiteralReader(text, found.index + found[0].length).readArguments();
  const options: Options = { ...named };
  // Each path has options of its own.
  const { resources } = named;
  for (const one of isObject(resources ?? null) ? Object.values(resources ?? {}) : []) {
    if (isObject(one)) Object.assign(options, one);
  }
  return { server: "flask", options };
}

const setting = /^[ \t]{0,20}(CORS_[A-Z_]{3,60})[ \t]{0,8}(?::[^=\n]{1,40})?=[ \t]{0,8}/gm;

function readDjango(text: string): DialectOptions | null {
  const options = readPairs(text, setting);
  if (Object.keys(options).length === 0) return null;
  const place = text.indexOf("corsheaders.middleware.CorsMiddleware");
  const isLate = place >= 0 && /CommonMiddleware|WhiteNoiseMiddleware/.test(text.slice(0, place));
  const key = "corsheaders.middleware.CorsMiddleware";
  const says =
    "Put CorsMiddleware before CommonMiddleware and WhiteNoise: what they respond themselves has no CORS headers.";
  const problems: Problem[] = isLate ? [{ kind: "misplaced", key, meant: null, says }] : [];
  return { server: "django", options, problems };
}

const rackOrigins = /^[ \t]{0,40}(origins?)[ (]{1,4}(?=["'*/:%\w])(.{1,2000})$/m;
const rackResource = /^[ \t]{0,40}resource[ (]{1,4}(["'][^"'\n]{0,200}["']|[^,\n]{1,200})\s{0,4},/m;

function readRack(text: string): DialectOptions | null {
  const origins = rackOrigins.exec(text);
  const resource = rackResource.exec(text);
  if (origins === null || (resource === null && !text.includes("Rack::Cors"))) return null;
  const at = resource === null ? 0 : resource.index + resource[0].length;
  const rest = resource === null ? "" : toHash(text.slice(at, at + 4_000));
  const hash = new LiteralReader(`{${rest}}`).read();
  const list = new LiteralReader(`[${fromRuby(origins[2] ?? "")}]`).read();
  return {
    server: "rack",
    options: { [origins[1] ?? ""]: list, ...(isObject(hash) ? hash : {}) },
  };
}

/** The lines of a call, up to the first that does not go on. */
function toHash(text: string): string {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (/^\s{0,40}end\b/.test(line)) break;
    lines.push(line.replace(/#.{0,400}$/, "").trimEnd());
    const last = lines.at(-1) ?? "";
    if (last !== "" && !/[,[({]$/.test(last)) break;
  }
  return fromRuby(lines.join("\n")).replace(/\)\s{0,8}$/, "");
}

/** Symbols and hashes of Ruby, in the notation of JavaScript. */
function fromRuby(text: string): string {
  return text
    .replaceAll(/:(\w{1,60})\s{0,8}=>/g, "$1:")
    .replaceAll(/%[wi]\[([^\]\n]{0,1000})\]/g, (_, words: string) =>
      JSON.stringify(words.trim().split(/\s+/)),
    )
    .replaceAll(/(^|[\s,[(:]):(\w{1,60})/g, '$1"$2"');
}

const phpPair = /["'](\w{2,60})["']\s{0,8}=>\s{0,8}/g;

function readLaravel(text: string): DialectOptions | null {
  if (
    !/["'](?:allowed_(?:origins?|methods?|headers?)\w{0,12}|supports_credentials)["']\s{0,8}=>/.test(
      text,
    )
  ) {
    return null;
  }
  return { server: "laravel", options: readPairs(text, phpPair) };
}

const cloudPair =
  /["']?\b(ID|(?:Allow|Expose|Max)[A-Z]\w{1,40}|Allowed[A-Z]\w{1,40})["']?\s{0,8}:\s{0,8}/g;

/** The rules of a bucket, and of an HTTP API. */
function readCloud(text: string): DialectOptions | null {
  const isBucket = /["']AllowedOrigins?["']\s{0,8}:/.test(text);
  if (!isBucket && !/["']?AllowOrigins?["']?\s{0,8}:\s{0,8}\[/.test(text)) return null;
  const options = readPairs(text, cloudPair);
  return { server: isBucket ? "s3" : "api-gateway", options };
}
