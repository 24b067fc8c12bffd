import type { LogLevel } from "@blocked/lab";
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from "fastify";

/** A stream that takes the log's lines; the process's own output where none is given. */
export type LogStream = { write: (line: string) => void };

/**
 * The log: one JSON object a line. What it says of a request is its method and path and never its query or
 * its headers, where keys, tokens and cookies are.
 */
export function toLoggerOptions(level: LogLevel, stream?: LogStream) {
  return {
    level,
    serializers: { req: toLoggedRequest, err: toLoggedError },
    // A second net, for whoever logs an object without a thought.
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

/** Logs every line about a request of this scope with the profile's name. */
export function logProfile(app: FastifyInstance, profile: string): void {
  app.setChildLoggerFactory((logger, bindings, options): FastifyBaseLogger =>
    logger.child({ ...bindings, profile }, options),
  );
}

/** Whatever looks like a key is one: a path may be spelt in more than one way. */
function toLoggedRequest({ method = "", url = "" }: { method?: string; url?: string }) {
  const [path = ""] = url.split("?", 1);
  return { method, path: path.replaceAll(/[0-9a-f]{16}[\w.-]*/gi, "(hidden)") };
}

/** Not what else hangs at an error, such as what was bound to a statement. */
function toLoggedError({ name, code, message, stack = "" }: Error & { code?: string }) {
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}
