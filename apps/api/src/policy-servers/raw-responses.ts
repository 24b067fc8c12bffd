import { type HeaderLine, isPreflight } from "@blocked/cors-protocol";
import type { RawPolicy } from "@blocked/profiles";
import type { FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { toExchange } from "../witness/observe.ts";

export const routedMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Sends the policy's header lines unchanged: repeated lines stay repeated.
 * @param options.next the path that replaces `{next}` in a Location
 */
export const rawResponses = fp<{ policy: RawPolicy; next: string }>(
  async (app, { policy, next }) => {
    const respond = (request: FastifyRequest, reply: FastifyReply) => {
      const { status, headers } = isPreflight(toExchange(request.raw))
        ? policy.preflight
        : policy.response;
      const lines = headers.map(([name, value]): HeaderLine => [
        name,
        name.toLowerCase() === "location" ? toLocation(value, next, request) : value,
      ]);
      const body = bodiless.includes(status)
        ? undefined
        : JSON.stringify({ method: request.method });
      reply.hijack();
      reply.raw.writeHead(status, [...fixed, ...lines].flat()).end(body);
    };
    // Serves preflights, and every method that Fastify cannot route.
    app.setNotFoundHandler(respond);
    app.route({ method: routedMethods, url: "*", handler: respond });
  },
);

/** Keeps a browser from rendering the response as a page, whatever the policy says. */
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
