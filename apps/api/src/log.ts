import type { LogLevel } from "@blocked/lab";
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from "fastify";

export type LogStream = { write: (line: string) => void };

/**
 * Logs one JSON object a line. Of a request it logs the method and the path; the query and the headers contain keys,
 * tokens and cookies.
 * @param stream defaults to standard output
 */
export function toLoggerOptions(level: LogLevel, stream?: LogStream) {
  return {
    level,
    serializers: { req: toLoggedRequest, err: toLoggedError },
    // Hides secrets in any other logged object.
    redact: { paths: secrets, censor: "(hidden)" },
    ...(stream === undefined ? {} : { stream }),
  } satisfies FastifyServerOptions["logger"];
}

const names = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  "password",
  "token",
  "jwtSecret",
  "key",
];
const secrets = names.flatMap((name) =>
  ["", "*.", "*.*."].map((path) => (path + name).replace(".[", "[")),
);

/** Adds the profile to every log line of a request in this scope. */
export function logProfile(app: FastifyInstance, profile: string): void {
  app.setChildLoggerFactory((logger, bindings, options): FastifyBaseLogger =>
    logger.child({ ...bindings, profile }, options),
  );
}

/** Hides everything that looks like a key: a path has more than one spelling. */
function toLoggedRequest({ method = "", url = "" }: { method?: string; url?: string }) {
  const [path = ""] = url.split("?", 1);
  return { method, path: path.replaceAll(/[0-9a-f]{16}[\w.-]*/gi, "(hidden)") };
}

/** Drops other properties of an error, such as the values bound to a statement. */
function toLoggedError({ name, code, message, stack = "" }: Error & { code?: string }) {
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}
