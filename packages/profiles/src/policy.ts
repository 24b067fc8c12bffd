import type { HeaderLine } from "@blocked/cors-protocol";

/** A pattern that JSON can carry; shown as a literal. NOTE: the plugin does not anchor it. */
export type Pattern = { regex: string };

export const hooks = [
  "onRequest",
  "preParsing",
  "preValidation",
  "preHandler",
  "preSerialization",
] as const;

/**
 * What a Fastify developer would write into `register(cors, options)`, as far as JSON can carry it.
 * Strings may contain `{origin}`, `{host}` and `{port}` of the page.
 * @see https://github.com/fastify/fastify-cors#options
 */
export type PluginOptions = {
  origin?: boolean | string | Pattern | (string | Pattern)[];
  credentials?: boolean;
  methods?: string | string[];
  allowedHeaders?: string | string[];
  exposedHeaders?: string | string[];
  /** Seconds for which a browser may remember the preflight. */
  maxAge?: number;
  /** Seconds, or a whole Cache-Control, of the answer to a preflight. Browsers do not read it. */
  cacheControl?: number | string;
  preflight?: boolean;
  strictPreflight?: boolean;
  preflightContinue?: boolean;
  optionsSuccessStatus?: number;
  hook?: (typeof hooks)[number];
};

/** An answer as it is written, line by line. */
export type RawAnswer = { status: number; headers: HeaderLine[] };

/**
 * Answers that the plugin would not give. A Location may contain `{next}`, the path at which `next` answers,
 * and `{api}`, the host and port that were asked.
 */
export type RawPolicy = {
  kind: "raw";
  preflight: RawAnswer;
  response: RawAnswer;
  /** What answers where a redirect leads. */
  next?: Policy;
};

/**
 * A server that goes wrong in more than its options: a real Fastify plugin, `packages/setups/src/<name>.ts`.
 */
export type SetupPolicy = { kind: "setup"; name: string };

/** A server's CORS configuration. `none`: the plugin is not registered at all. */
export type Policy = { kind: "none" } | { kind: "plugin"; options: PluginOptions } | RawPolicy;

/**
 * Replaces `{origin}`, `{host}` and `{port}` in every string of a JSON value, so that ports are configured
 * in one place.
 * @param origin the page's origin, such as `http://localhost:3000`
 */
export function fillIn<Value>(value: Value, origin: string): Value {
  const [, host = "", port = ""] = /^https?:\/\/([^:/]+)(?::(\d+))?$/.exec(origin) ?? [];
  const known: Record<string, string> = { origin, host, port };
  const text = JSON.stringify(value).replaceAll(
    /\{(origin|host|port)\}/g,
    (_, name: string) => known[name] ?? "",
  );
  return JSON.parse(text) as Value;
}

/** A pattern as the object that the plugin takes. @throws SyntaxError when it is none */
export function toRegExp({ regex }: Pattern): RegExp {
  return new RegExp(regex);
}
