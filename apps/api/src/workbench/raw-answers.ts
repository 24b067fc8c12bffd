import { type HeaderLine, isPreflight } from "@blocked/cors-protocol";
import type { RawPolicy } from "@blocked/profiles";
import type { FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { toExchange } from "../witness/observe.ts";

/**
 * Answers line by line, as the policy says: repeated lines stay repeated, and no header is put right.
 * @param options.next the path to which `{next}` in a Location leads
 */
export const rawAnswers = fp<{ policy: RawPolicy; next: string }>(async (app, { policy, next }) => {
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const { status, headers } = isPreflight(toExchange(request.raw))
      ? policy.preflight
      : policy.response;
    const lines = headers.map(([name, value]): HeaderLine => [
      name,
      name.toLowerCase() === "location" ? toLocation(value, next, request) : value,
    ]);
    reply.hijack();
    reply.raw.writeHead(status, [...fixed, ...lines].flat());
    reply.raw.end(
      bodiless.includes(status) ? undefined : JSON.stringify({ method: request.method }),
    );
  };
  // Preflights, and every method for which Fastify has no routes.
  app.setNotFoundHandler(answer);
  app.route({
    method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    url: "*",
    handler: answer,
  });
});

/** Whatever the policy says: never a page, never something that a browser guesses to be one. */
const fixed: HeaderLine[] = [
  ["Content-Type", "application/json; charset=utf-8"],
  ["X-Content-Type-Options", "nosniff"],
];
const bodiless = [204, 205, 304];

function toLocation(value: string, next: string, request: FastifyRequest): string {
  const { trace = "" } = request.query as { trace?: string };
  return value
    .replaceAll("{next}", () => `${next}?trace=${encodeURIComponent(trace)}`)
    .replaceAll("{api}", () => request.headers.host ?? "");
}
