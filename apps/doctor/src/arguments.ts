import { parseArgs } from "node:util";
import { type Engine, isToken, normalizeMethod } from "@blocked/cors-protocol";
import type { ServerId } from "@blocked/servers/names";
import {
  readBytes,
  readData,
  readEngines,
  readHeader,
  readOrigin,
  readResolve,
  readStack,
  readUrl,
  toTimeout,
} from "./argument-values.ts";
import type { Asked, Options } from "./examine/types.ts";
import type { Format } from "./formats/format.ts";
import type { NetworkOptions } from "./network/index.ts";
import { UsageError } from "./usage-error.ts";

type Asking = { network: NetworkOptions; output: Output };

export type Command =
  | { kind: "help" | "version" }
  | {
      kind: "explain";
      file: string;
      /** What the text does not tell: null where the caller does not either. */
      known: { origin: string | null; cookies: boolean | null };
      output: Output;
    }
  | ({ kind: "examine"; asked: Asked; options: Options } & Asking)
  | ({ kind: "survey"; url: string; from: string; cookie: string | null } & Asking)
  | ({ kind: "check"; file: string; engines: readonly Engine[]; send: boolean } & Asking);

type Output = { stack: ServerId | null; format: Format; showsSecrets: boolean };

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
  junit: { type: "boolean" },
  sarif: { type: "boolean" },
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
    format: readFormat(values),
    showsSecrets: values["show-secrets"] === true,
  };
  const [first, ...more] = positionals;
  if (first === "explain") {
    if (more.length > 1)
      throw new UsageError("explain reads one file, or - for the standard input.");
    allowOnly("explain", values, ["from", "credentials", "stack", "json", "show-secrets"]);
    const known = {
      origin: values.from === undefined ? null : readOrigin(values.from),
      cookies: values.credentials ?? null,
    };
    return { kind: "explain", file: more[0] ?? "-", known, output };
  }
  const network = readNetwork(values);
  if (first === "survey") return readSurvey(more, values, { network, output });
  if (first === "check") return readCheck(more, values, { network, output });
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
    network,
    output,
  };
}

const ofNetwork = ["insecure", "resolve", "connect-timeout", "max-time", "http1.1"];
const ofOutput = ["json", "junit", "sarif", "show-secrets"];

function readSurvey(more: readonly string[], values: Values, asking: Asking): Command {
  if (more.length > 1) throw new UsageError("survey takes one address: write survey <url>.");
  allowOnly("survey", values, ["from", "cookie", ...ofNetwork, ...ofOutput]);
  const from = readOrigin(values.from);
  if (from === "null")
    throw new UsageError("--from: a survey needs the origin of a page, not null.");
  return { kind: "survey", url: readUrl(more[0]), from, cookie: readCookie(values), ...asking };
}

function readCheck(more: readonly string[], values: Values, asking: Asking): Command {
  const [file, ...others] = more;
  if (file === undefined || others.length > 0) {
    throw new UsageError("check takes one file: write check cors.expect.json.");
  }
  allowOnly("check", values, ["engine", "send", ...ofNetwork, ...ofOutput]);
  const [engines, send] = [readEngines(values.engine), values.send === true];
  return { kind: "check", file, engines, send, ...asking };
}

/** An option that a command would silently ignore is refused. */
function allowOnly(command: string, values: Values, names: readonly string[]): void {
  const other = Object.keys(values).find((name) => !names.includes(name));
  if (other !== undefined) throw new UsageError(`--${other} does not go with ${command}.`);
}

function readFormat(values: Values): Format {
  const asked = (["json", "junit", "sarif"] as const).filter((name) => values[name] === true);
  const [format = "text", another] = asked;
  if (another === undefined) return format;
  throw new UsageError(`--${format} and --${another} exclude each other.`);
}

function readNetwork(values: Values): NetworkOptions {
  return {
    insecure: values.insecure === true,
    resolve: (values.resolve ?? []).map(readResolve),
    http2: values["http1.1"] !== true,
    ...toTimeout("connectTimeout", "--connect-timeout", values["connect-timeout"]),
    ...toTimeout("totalTimeout", "--max-time", values["max-time"]),
  };
}

function readCookie({ cookie = [] }: Values): string | null {
  return cookie.length === 0 ? null : readBytes("--cookie", cookie.join("; "));
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
  return {
    url: readUrl(text),
    method: own,
    headers: (values.header ?? []).map(readHeader),
    body: data === null ? null : readData(data),
    cookie: readCookie(values),
  };
}
