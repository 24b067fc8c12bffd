import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  type Engine,
  engines,
  type HeaderLine,
  isToken,
  normalizeMethod,
} from "@blocked/cors-protocol";
import { checkOrigin } from "@blocked/diagnosis/origin-spelling";
import { serverNames, type ServerId } from "@blocked/servers/names";
import type { Asked, Options } from "./examine/types.ts";
import type { NetworkOptions } from "./network/index.ts";

/** A wrong argument, in one sentence that names it. */
export class UsageError extends Error {}

export type Command =
  | { kind: "help" | "version" }
  | { kind: "explain"; file: string; output: Output }
  | { kind: "examine"; asked: Asked; options: Options; network: NetworkOptions; output: Output };

type Output = { stack: ServerId | null; isJson: boolean; showsSecrets: boolean };

const options = {
  from: { type: "string" },
  header: { type: "string", short: "H", multiple: true },
  data: { type: "string", short: "d" },
  credentials: { type: "boolean" },
  cookie: { type: "string", short: "b", multiple: true },
  send: { type: "boolean" },
  engine: { type: "string" },
  stack: { type: "string" },
  json: { type: "boolean" },
  "show-secrets": { type: "boolean" },
  insecure: { type: "boolean", short: "k" },
  resolve: { type: "string", multiple: true },
  "connect-timeout": { type: "string" },
  "max-time": { type: "string" },
  "http1.1": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** @throws UsageError */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true || args.length === 0) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  const output: Output = {
    stack: readStack(values.stack),
    isJson: values.json === true,
    showsSecrets: values["show-secrets"] === true,
  };
  const [first, ...more] = positionals;
  if (first === "explain") {
    if (more.length > 1)
      throw new UsageError("explain reads one file, or - for the standard input.");
    return { kind: "explain", file: more[0] ?? "-", output };
  }
  const [method, url, tooMuch] = positionals.length > 1 ? positionals : [null, first];
  if (tooMuch !== undefined) {
    throw new UsageError(`${tooMuch} is one argument too many: write [METHOD] <url>.`);
  }
  const asked = readRequest(method ?? null, url, values);
  const from = readOrigin(values.from);
  return {
    kind: "examine",
    asked,
    options: {
      from,
      credentials: values.credentials === true || asked.cookie !== null,
      engines: readEngines(values.engine),
      send: values.send === true,
    },
    network: {
      insecure: values.insecure === true,
      resolve: (values.resolve ?? []).map(readResolve),
      http2: values["http1.1"] !== true,
      ...toTimeout("connectTimeout", "--connect-timeout", values["connect-timeout"]),
      ...toTimeout("totalTimeout", "--max-time", values["max-time"]),
    },
    output,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const text = error instanceof Error ? error.message : "";
    const [, name = ""] = /'(-{1,2}[^\s'<]+)/.exec(text) ?? [];
    throw new UsageError(
      /Unknown option/.test(text)
        ? `${name} is no option: see cors-doctor --help.`
        : /argument missing/.test(text)
          ? `${name} needs a value.`
          : /argument is ambiguous/.test(text)
            ? `${name} needs a value; one that begins with a dash is written ${name}=-….`
            : `${name} takes no value.`,
    );
  }
}

type Values = ReturnType<typeof parse>["values"];

function readRequest(method: string | null, text: string | undefined, values: Values): Asked {
  const data = values.data ?? null;
  const own = normalizeMethod(method ?? (data === null ? "GET" : "POST"));
  if (!isToken(own)) throw new UsageError(`METHOD: ${own} is no method.`);
  if (/^(?:CONNECT|TRACE|TRACK)$/i.test(own)) {
    throw new UsageError(`METHOD: no browser lets a script send ${own}.`);
  }
  if (data !== null && (own === "GET" || own === "HEAD")) {
    throw new UsageError(`--data: no browser sends a body with ${own}.`);
  }
  const cookies = values.cookie ?? [];
  return {
    url: readUrl(text),
    method: own,
    headers: (values.header ?? []).map(readHeader),
    body: data === null ? null : readData(data),
    cookie: cookies.length === 0 ? null : readBytes("--cookie", cookies.join("; ")),
  };
}

function readUrl(text: string | undefined): string {
  if (text === undefined) throw new UsageError("<url> is missing: write [METHOD] <url>.");
  const isHttp = /^https?:\/\//i.test(text);
  if (!isHttp || !URL.canParse(text)) {
    const hint = isHttp ? "" : /^[a-z]+:\/\//i.test(text) ? "" : `, such as http://${text}`;
    throw new UsageError(
      `<url>: ${text} is no address that begins with http:// or https://${hint}.`,
    );
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("<url>: fetch refuses an address with a user name or a password.");
  }
  return url.href;
}

function readOrigin(text: string | undefined): string {
  if (text === undefined) {
    throw new UsageError(
      "--from is missing: name the page’s origin, such as http://localhost:3000.",
    );
  }
  if (text === "null") return text;
  const wrong = checkOrigin(text);
  if (wrong === null) return text;
  const { problem, suggestion } = wrong;
  throw new UsageError(`--from: ${problem}${suggestion === null ? "" : ` Write ${suggestion}.`}`);
}

function readHeader(text: string): HeaderLine {
  const colon = text.indexOf(":");
  const name = text.slice(0, Math.max(colon, 0));
  if (!isToken(name)) throw new UsageError(`-H: write 'name: value'; ${text} is none.`);
  return [name, readBytes("-H", text.slice(colon + 1).trim())];
}

/** One character for each byte, as fetch takes it. */
function readBytes(option: string, text: string): string {
  if (/[\0\r\n]/.test(text)) throw new UsageError(`${option}: a value has one line.`);
  if (/[^\0-\u00ff]/.test(text)) {
    throw new UsageError(`${option}: fetch refuses a character beyond U+00FF in a header.`);
  }
  return text;
}

function readData(text: string): Uint8Array {
  if (!text.startsWith("@")) return Buffer.from(text, "utf8");
  try {
    return readFileSync(text === "@-" ? 0 : text.slice(1));
  } catch {
    throw new UsageError(`--data: the file ${text.slice(1)} cannot be read.`);
  }
}

function readEngines(text = "all"): readonly Engine[] {
  if (text === "all") return engines;
  const found = engines.find((engine) => engine === text);
  if (found !== undefined) return [found];
  throw new UsageError(`--engine: ${text} is none of all, ${engines.join(", ")}.`);
}

function readStack(text: string | undefined): ServerId | null {
  if (text === undefined) return null;
  const ids = Object.keys(serverNames) as ServerId[];
  const found = ids.find((id) => id === text.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`--stack: ${text} is none of ${ids.join(", ")}.`);
}

function readResolve(text: string): { host: string; port: number; address: string } {
  const [, host = "", port = "", address = ""] =
    /^([^:]+):(\d{1,5}):\[?([\da-f.:]+)\]?$/i.exec(text) ?? [];
  if (host === "" || Number(port) > 65_535) {
    throw new UsageError(`--resolve: write host:port:address; ${text} is none.`);
  }
  return { host, port: Number(port), address };
}

function toTimeout(
  key: "connectTimeout" | "totalTimeout",
  option: string,
  text: string | undefined,
) {
  if (text === undefined) return {};
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`${option}: ${text} is no number of seconds.`);
  return { [key]: seconds * 1000 };
}
