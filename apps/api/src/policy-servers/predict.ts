import { METHODS } from "node:http";
import {
  type CorsRequest,
  type EngineRules,
  type Exchange,
  simulate,
  type HeaderLine,
  type OutgoingRequest,
} from "@blocked/cors-protocol";
import type { ErrorEnvelope } from "@blocked/api-client/contract";
import inject from "light-my-request";
import { ApiError } from "../errors.ts";
import { observe, toExchange } from "../witness/observe.ts";
import { refusedByParser } from "../witness/unparsed.ts";
import { toHeaderLines } from "../witness/wire.ts";
import { tooSlow } from "./patterns.ts";
import { type PolicyServers, readEncodedPolicy } from "./policy-servers.ts";

/**
 * Simulates a request in a browser: returns the exchanges that it would cause. The policy servers answer in
 * memory, without the network.
 */
export async function predict(
  policyServers: PolicyServers,
  request: CorsRequest,
  apiOrigins: readonly string[],
  rules: EngineRules,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  await simulate(
    request,
    async (outgoing) => {
      const exchange = await respond(policyServers, outgoing, apiOrigins);
      if (exchange === null) return null;
      exchanges.push(exchange);
      return exchange.response;
    },
    rules,
  );
  return exchanges;
}

/** @returns null for an address that is no policy server's */
async function respond(
  policyServers: PolicyServers,
  { url, method, headers }: OutgoingRequest,
  apiOrigins: readonly string[],
): Promise<Exchange | null> {
  const { origin, host } = new URL(url);
  // Not `pathname`: the path has to keep its spelling. The authority may contain a user name.
  const path = url.replace(/^https?:\/\/[^/]*/, "").replace(/#.*/s, "");
  const encoded = readEncodedPolicy(path);
  if (encoded === undefined || !apiOrigins.includes(origin)) return null;
  const lines: HeaderLine[] = [["Host", host], ...headers];
  if (!METHODS.includes(method)) return refusedByParser(method, path, lines);

  const policyServer = await policyServers.get(encoded);
  let seen: Exchange | null = null;
  const { statusCode, payload } = await inject(
    (incoming, response) => {
      seen = { ...toExchange(incoming), requestHeaders: toHeaderLines(lines.flat()) };
      observe(incoming, response, seen);
      policyServer.routing(incoming, response);
    },
    { method: method as "GET", url: path, headers: toObject(lines) },
  );
  // The policy is at fault and not the request, so the prediction fails as a whole.
  if (statusCode === 400 && payload.includes(tooSlow)) {
    throw new ApiError(400, tooSlow, (JSON.parse(payload) as ErrorEnvelope).error.message);
  }
  return seen;
}

/** Groups repeated lines. The object has no prototype: a header may be called `constructor` or `__proto__`. */
function toObject(lines: readonly HeaderLine[]): Record<string, string[]> {
  const object = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of lines) (object[name.toLowerCase()] ??= []).push(value);
  return object;
}
