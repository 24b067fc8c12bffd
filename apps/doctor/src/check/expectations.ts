import { isToken, normalizeMethod, parseUrl } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol/messages";
import { checkOrigin } from "@blocked/diagnosis/origin-spelling";
import { UsageError } from "../usage-error.ts";
import { harmlessCookie, type Asked } from "@blocked/examination";
import { isNode, isSeq, LineCounter, parseDocument } from "yaml";

/** One request and what should come of it. */
export type Expectation = {
  name: string;
  asked: Asked;
  from: string;
  credentials: boolean;
  expect: "works" | "blocked";
  /** The code with which Chromium should block it; null for any. */
  code: string | null;
  /** Whether the origin may not even read without cookies. */
  isForbidden: boolean;
  /** The line of the file. */
  line: number;
};

type Fields = Record<string, unknown>;

/**
 * Reads a file of expectations, as `expectations.schema.json` describes it.
 * @throws UsageError that names the place
 */
export function readExpectations(text: string): Expectation[] {
  const { value, lines } = parse(text);
  const file = asObject(value, "The file");
  allowOnly(file, "", ["$schema", "url", "from", "mustNotAllow", "expectations"]);
  const base = optionalText(file, "", "url");
  if (base !== null && !isHttp(base)) fail("url", "is no address with http:// or https://");
  const rows = file["expectations"];
  if (!Array.isArray(rows) || rows.length === 0) fail("expectations", "is no list with an entry");
  const expectations = (rows as unknown[]).map((row, at) =>
    readOne(asObject(row, `expectations[${at}]`), `expectations[${at}].`, {
      base,
      from: optionalText(file, "", "from"),
      line: lines[at] ?? 1,
    }),
  );
  return [...expectations, ...toForbidden(readOrigins(file), expectations)];
}

/** Reads YAML, of which JSON is a part, and the line on which each expectation begins. */
function parse(text: string): { value: unknown; lines: number[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = lineCounter.linePos(error.pos[0]);
    throw new UsageError(`The file is neither JSON nor YAML; see line ${line}: ${error.message}.`);
  }
  const rows = document.get("expectations");
  const starts = isSeq(rows)
    ? rows.items.map((one) => (isNode(one) ? one.range?.[0] : 0) ?? 0)
    : [];
  return {
    value: toValue(document),
    lines: starts.map((at) => lineCounter.linePos(at).line),
  };
}

/** Follows aliases as far as a person writes them: each one may stand for a list of many. */
function toValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new UsageError("The file has too many aliases: write the values out.");
  }
}

type Defaults = { base: string | null; from: string | null; line: number };

function readOne(row: Fields, path: string, { base, from, line }: Defaults): Expectation {
  const names = ["name", "url", "from", "method", "headers", "body", "credentials", "expect"];
  allowOnly(row, path, [...names, "code"]);
  const url = readUrl(row, path, base);
  const body = optionalText(row, path, "body");
  const given = optionalText(row, path, "method") ?? (body === null ? "GET" : "POST");
  if (!isToken(given)) fail(`${path}method`, "is no method");
  const method = normalizeMethod(given);
  const own = optionalText(row, path, "from") ?? from;
  if (own === null) fail(`${path}from`, "is missing, and the file names none");
  const origin = readOrigin(own ?? "", `${path}from`);
  const expect = row["expect"];
  if (expect !== "works" && expect !== "blocked")
    fail(`${path}expect`, "is neither works nor blocked");
  const code = optionalText(row, path, "code");
  if (code !== null && !Object.hasOwn(explanations, code))
    fail(`${path}code`, `is no reason of Chromium’s: ${code}`);
  if (code !== null && expect === "works") fail(`${path}code`, "belongs to what is blocked");
  const credentials = row["credentials"] ?? false;
  if (typeof credentials !== "boolean") fail(`${path}credentials`, "is neither true nor false");
  return {
    name: optionalText(row, path, "name") ?? `${method} ${url} from ${origin}`,
    asked: {
      url,
      method,
      headers: readHeaders(row, path),
      body: body === null ? null : Buffer.from(body, "utf8"),
      cookie: credentials === true ? harmlessCookie : null,
    },
    from: origin,
    credentials: credentials === true,
    expect: expect === "works" ? "works" : "blocked",
    code,
    isForbidden: false,
    line,
  };
}

function readUrl(row: Fields, path: string, base: string | null): string {
  const text = optionalText(row, path, "url");
  if (text === null) return fail(`${path}url`, "is missing");
  if (parseUrl(text, base ?? undefined) === null) {
    return fail(`${path}url`, "is no address, and the file names none that it is relative to");
  }
  const { href } = new URL(text, base ?? undefined);
  return isHttp(href) ? href : fail(`${path}url`, "is no address with http:// or https://");
}

function readHeaders(row: Fields, path: string): Asked["headers"] {
  if (row["headers"] === undefined) return [];
  const headers = asObject(row["headers"], `${path}headers`);
  return Object.entries(headers).map(([name, value]) => {
    const isSendable = typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
    if (!isToken(name) || !isSendable)
      fail(`${path}headers`, `has a line that cannot be sent: ${name}`);
    return [name, String(value)];
  });
}

function readOrigins(file: Fields): string[] {
  const origins = file["mustNotAllow"] ?? [];
  if (!Array.isArray(origins)) return fail("mustNotAllow", "is no list");
  return origins.map((one: unknown, at) =>
    typeof one === "string"
      ? readOrigin(one, `mustNotAllow[${at}]`)
      : fail(`mustNotAllow[${at}]`, "is no text"),
  );
}

function readOrigin(text: string, path: string): string {
  const wrong = text === "null" ? null : checkOrigin(text);
  return wrong === null ? text : fail(path, `is no origin: ${wrong.problem}`);
}

/** Each origin asks each address once, by a GET with cookies. */
function toForbidden(origins: readonly string[], all: readonly Expectation[]): Expectation[] {
  const urls = [...new Set(all.map(({ asked }) => asked.url))];
  return urls.flatMap((url) =>
    origins.map((from): Expectation => ({
      name: `${from} must not read ${url}`,
      asked: { url, method: "GET", headers: [], body: null, cookie: harmlessCookie },
      from,
      credentials: true,
      expect: "blocked",
      code: null,
      isForbidden: true,
      line: all.find(({ asked }) => asked.url === url)?.line ?? 1,
    })),
  );
}

const isHttp = (text: string) => /^https?:\/\//i.test(text) && parseUrl(text) !== null;

function asObject(value: unknown, place: string): Fields {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : fail(place, "is no object");
}

function allowOnly(row: Fields, path: string, names: readonly string[]): void {
  const other = Object.keys(row).find((name) => !names.includes(name));
  if (other !== undefined) fail(`${path}${other}`, "is not known here");
}

function optionalText(row: Fields, path: string, name: string): string | null {
  const value = row[name] ?? null;
  if (value === null) return null;
  return typeof value === "string" && value !== "" ? value : fail(`${path}${name}`, "is no text");
}

function fail(place: string, problem: string): never {
  throw new UsageError(`${place} ${problem}.`);
}
