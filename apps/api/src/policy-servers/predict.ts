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
import type { Rehearsals } from "../profiles/rehearsals.ts";
import { tooSlow } from "./patterns.ts";
import type { PolicyServer } from "./policy-server.ts";
import { type PolicyServers, readEncodedPolicy } from "./policy-servers.ts";

export type Predicting = { policyServers: PolicyServers; rehearsals: Rehearsals };

/** A request with the body that a handler of a profile needs. */
export type PlannedRequest = CorsRequest & { body?: string };

/**
 * Simulates a request in a browser: returns the exchanges that it would cause. Policy servers and rehearsed
 * profiles answer in memory, without the network, and change no row.
 */
export async function predict(
  servers: Predicting,
  request: PlannedRequest,
  apiOrigins: readonly string[],
  rules: EngineRules,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  await simulate(
    request,
    async (outgoing) => {
      const exchange = await respond(servers, outgoing, apiOrigins, request.body);
      if (exchange === null) return null;
      exchanges.push(exchange);
      return exchange.response;
    },
    rules,
  );
  return exchanges;
}

/** @returns null for an address that neither a policy server nor a profile has */
async function respond(
  servers: Predicting,
  { url, method, headers, phase }: OutgoingRequest,
  apiOrigins: readonly string[],
  body: string | undefined,
): Promise<Exchange | null> {
  const { origin, host } = new URL(url);
  // Not `pathname`: the path has to keep its spelling. The authority may contain a user name.
  const path = url.replace(/^https?:\/\/[^/]*/, "").replace(/#.*/s, "");
  if (!apiOrigins.includes(origin)) return null;
  const found = findServer(servers, path);
  if (found === null) return null;
  const lines: HeaderLine[] = [["Host", host], ...headers];
  if (!METHODS.includes(method)) return refusedByParser(method, path, lines);

  const server = await found;
  const hasBody = phase === "response" && method !== "GET" && method !== "HEAD";
  let seen: Exchange | null = null;
  const { statusCode, payload } = await inject(
    (incoming, response) => {
      seen = { ...toExchange(incoming), requestHeaders: toHeaderLines(lines.flat()) };
      observe(incoming, response, seen);
      server.routing(incoming, response);
    },
    {
      method: method as "GET",
      url: path,
      headers: toObject(lines),
      ...(hasBody && body !== undefined ? { payload: body } : {}),
    },
  );
  // The policy is at fault and not the request, so the prediction fails as a whole.
  if (statusCode === 400 && payload.includes(tooSlow)) {
    throw new ApiError(400, tooSlow, (JSON.parse(payload) as ErrorEnvelope).error.message);
  }
  return seen;
}

function findServer(
  { policyServers, rehearsals }: Predicting,
  path: string,
): Promise<PolicyServer> | null {
  const encoded = readEncodedPolicy(path);
  return encoded === undefined ? rehearsals.get(path) : policyServers.get(encoded);
}

/** Groups repeated lines. The object has no prototype: a header may be called `constructor` or `__proto__`. */
function toObject(lines: readonly HeaderLine[]): Record<string, string[]> {
  const object = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of lines) (object[name.toLowerCase()] ??= []).push(value);
  return object;
}
