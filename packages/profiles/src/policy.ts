/**
 * What a Fastify developer would write into `register(cors, options)`, as far as JSON can carry it.
 * Strings may contain `{origin}`, `{host}` and `{port}` of the page.
 * @see https://github.com/fastify/fastify-cors#options
 */
export type PluginOptions = {
  origin?: boolean | string | string[];
  credentials?: boolean;
  methods?: string[];
  allowedHeaders?: string[];
  exposedHeaders?: string[];
  maxAge?: number;
};

/** A server's CORS configuration. `none`: the plugin is not registered at all. */
export type Policy = { kind: "none" } | { kind: "plugin"; options: PluginOptions };

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
