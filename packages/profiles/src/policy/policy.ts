import type { HeaderLine } from "@blocked/cors-protocol";

/** A regular expression as JSON. NOTE: @fastify/cors does not anchor it. */
export type Pattern = { regex: string };

export const hooks = [
  "onRequest",
  "preParsing",
  "preValidation",
  "preHandler",
  "preSerialization",
] as const;

/**
 * The options of `register(cors, options)`, as far as JSON can carry them. Strings may contain `{origin}`, `{host}`
 * and `{port}` of the page.
 * @see https://github.com/fastify/fastify-cors#options
 */
export type PluginOptions = {
  origin?: boolean | string | Pattern | (string | Pattern)[];
  credentials?: boolean;
  methods?: string | string[];
  allowedHeaders?: string | string[];
  exposedHeaders?: string | string[];
  /** Seconds for which a browser may cache the preflight. */
  maxAge?: number;
  /** Seconds, or a whole Cache-Control, for the response to a preflight. Browsers do not read it. */
  cacheControl?: number | string;
  preflight?: boolean;
  strictPreflight?: boolean;
  preflightContinue?: boolean;
  optionsSuccessStatus?: number;
  hook?: (typeof hooks)[number];
};

/** The plugin with these options, or no plugin at all. */
export type PluginPolicy = { kind: "none" } | { kind: "plugin"; options: PluginOptions };

/** A response as it is written, line by line. */
export type RawAnswer = { status: number; headers: HeaderLine[] };

/**
 * Responses that the plugin would not send. A Location may contain `{next}`, the path at which `next` responds, and
 * `{api}`, the host and port of the request.
 */
export type RawPolicy = {
  kind: "raw";
  preflight: RawAnswer;
  response: RawAnswer;
  /** The policy at the address of a redirect. */
  next?: Policy;
};

/** A server that goes wrong in more than its options: the Fastify plugin of this name in `packages/setups`. */
export type SetupPolicy = { kind: "setup"; name: string };

/** A server's CORS configuration. */
export type Policy = PluginPolicy | RawPolicy;

/**
 * Replaces `{origin}`, `{host}` and `{port}` in every string of a JSON value.
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

/** @throws SyntaxError when the text is no regular expression */
export function toRegExp({ regex }: Pattern): RegExp {
  return new RegExp(regex);
}
