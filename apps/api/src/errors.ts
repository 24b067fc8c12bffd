import { STATUS_CODES } from "node:http";
import type { ErrorEnvelope } from "@blocked/api-client/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";

/** A deliberate response with a status of 400 or more. */
export class ApiError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** Bounds the details: a body of 1 MiB can contain a hundred thousand mistakes. */
const most = { details: 20, letters: 100 };

type Details = NonNullable<ErrorEnvelope["error"]["details"]>;

export function toEnvelope(code: string, message: string, details?: Details): ErrorEnvelope {
  return { error: { code, message, ...(details === undefined ? {} : { details }) } };
}

/** The headers of an envelope that is written without a serialiser. */
export const envelopeHeaders = {
  "Content-Type": "application/json; charset=utf-8",
  "X-Content-Type-Options": "nosniff",
};

/** Replaces Fastify's codes and messages by the API's own. */
const known: { [code: string]: [code: string, message: string] } = {
  FST_ERR_BAD_URL: [
    "BAD_URL",
    "Send an address in which every % begins a byte of UTF-8, such as %20.",
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    "UNSUPPORTED_MEDIA_TYPE",
    "Send the body as application/json; creating an item also takes the same JSON as text/plain.",
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ["BODY_TOO_LARGE", "Send a body of at most 1 MiB."],
  FST_ERR_CTP_EMPTY_JSON_BODY: ["MALFORMED_JSON", "Send a JSON object; the body is empty."],
  FST_ERR_CTP_INVALID_JSON_BODY: ["MALFORMED_JSON", "Send a JSON object; the body is not JSON."],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    "MALFORMED_BODY",
    "Send a body as long as its Content-Length says.",
  ],
};

const plainFile =
  "Ask for a file of /docs by its name alone, without Range and without conditions.";

/** SQLite codes that blame the file, the disk or another writer, and not a statement. */
const databaseFault =
  /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOMEM|NOTADB|PROTOCOL|READONLY)/;

/** Every error with this code is logged. */
const unavailable = "DATABASE_UNAVAILABLE";

/** Sends every error in the one envelope. @see ErrorEnvelope */
export function sendError(
  error: FastifyError | ApiError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  forbidSniffing(request, reply);
  if ("validation" in error && error.validation !== undefined) {
    const part = error.validationContext ?? "request";
    const details = error.validation
      .slice(0, most.details)
      .map(({ instancePath, message = "is wrong", params }) => ({
        path: `${part}${instancePath}`,
        message: message + toHint(params),
      }));
    const [first] = details;
    const summary = first === undefined ? error.message : `${first.path} ${first.message}`;
    reply.code(400).send(toEnvelope("VALIDATION_FAILED", summary, details));
    return;
  }
  // Fastify requires a Content-Type only for QUERY, which no route takes.
  if (error.code === "FST_ERR_ROUTE_MISSING_CONTENT_TYPE") return sendNotFound(request, reply);
  const status = error.statusCode ?? 500;
  const isDatabase = databaseFault.test(error.code ?? "");
  if (isDatabase || (status >= 500 && !(error instanceof ApiError))) {
    request.log.error(error);
    const envelope = isDatabase
      ? toEnvelope(unavailable, "The database did not take this; the API's log says why.")
      : toEnvelope("INTERNAL_ERROR", "Something broke in the API; its log has the details.");
    reply.code(isDatabase ? 503 : 500).send(envelope);
    return;
  }
  if (error.code === unavailable) request.log.error(error);
  const own = (error.code ?? "BAD_REQUEST").replace(/^FST_(?:ERR_)?/, "");
  const [code, message] = known[error.code] ?? [own, error.message];
  // @fastify/static sets the status text as the message.
  const isBare = message === STATUS_CODES[status];
  reply.code(status).send(toEnvelope(code, isBare ? plainFile : message));
}

/** Refuses a request without running the scope's hooks: those of a set-up would add CORS headers. */
export function refuseWithoutHooks(
  reply: FastifyReply,
  { statusCode, code, message }: ApiError,
): void {
  const body = JSON.stringify(toEnvelope(code, message));
  reply.hijack();
  reply.raw.writeHead(statusCode, {
    ...envelopeHeaders,
    "Content-Length": Buffer.byteLength(body),
  });
  reply.raw.end(body);
}

/** Names the additional property, which Ajv's message does not. */
function toHint(params: Record<string, unknown>): string {
  const extra = params["additionalProperty"];
  return typeof extra === "string" ? ` ("${extra.slice(0, most.letters)}")` : "";
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const message = `There is no ${request.method} ${request.url.split("?")[0]}; GET / lists what there is.`;
  forbidSniffing(request, reply);
  reply.code(404).send(toEnvelope("NOT_FOUND", message));
}

/** Sets the header for errors that occur before the hooks. A profile's responses get no header but their own. */
function forbidSniffing({ url }: FastifyRequest, reply: FastifyReply): void {
  if (!url.startsWith("/p/")) reply.header("X-Content-Type-Options", "nosniff");
}
