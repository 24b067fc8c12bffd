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
import type { Benches } from "./benches.ts";
import { tooSlow } from "./patterns.ts";

/**
 * The exchanges that a request would cause: what the browser would send, answered by the very servers that
 * would answer it. Nothing goes over the network.
 */
export async function predict(
  benches: Benches,
  request: CorsRequest,
  apiOrigins: readonly string[],
  rules: EngineRules,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  await simulate(
    request,
    async (outgoing) => {
      const exchange = await answer(benches, outgoing, apiOrigins);
      if (exchange === null) return null;
      exchanges.push(exchange);
      return exchange.response;
    },
    rules,
  );
  return exchanges;
}

const benchUrl = /^\/workbench\/([^/?]+)\//;

/** @returns null where nobody answers */
async function answer(
  benches: Benches,
  { url, method, headers }: OutgoingRequest,
  apiOrigins: readonly string[],
): Promise<Exchange | null> {
  const { origin, host } = new URL(url);
  // There may be a user name before the host.
  const path = url.replace(/^https?:\/\/[^/]*/, "").replace(/#.*/s, "");
  const [, encoded] = benchUrl.exec(path) ?? [];
  if (encoded === undefined || !apiOrigins.includes(origin)) return null;
  const lines: HeaderLine[] = [["Host", host], ...headers];
  if (!METHODS.includes(method)) return toRefused(method, path, lines);

  const bench = await benches.get(encoded);
  let seen: Exchange | null = null;
  const { statusCode, payload } = await inject(
    (incoming, response) => {
      seen = { ...toExchange(incoming), requestHeaders: toHeaderLines(lines.flat()) };
      observe(incoming, response, seen);
      bench.routing(incoming, response);
    },
    // The lines themselves: an object would lose those that are repeated.
    { method: method as "GET", url: path, headers: toObject(lines) },
  );
  // Not a matter of the request: the policy has to be mended.
  if (statusCode === 400 && payload.includes(tooSlow)) {
    throw new ApiError(400, tooSlow, (JSON.parse(payload) as ErrorEnvelope).error.message);
  }
  return seen;
}

/** Node's parser refuses a method that it does not know before any server is asked. */
function toRefused(method: string, path: string, requestHeaders: HeaderLine[]): Exchange {
  return {
    method,
    path,
    requestHeaders,
    response: refusedByParser,
    handlerRan: false,
    rowsWritten: 0,
    at: Date.now(),
  };
}

/** Without a prototype: a header may be called `constructor` or `__proto__`. */
function toObject(lines: readonly HeaderLine[]): Record<string, string[]> {
  const object = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of lines) (object[name.toLowerCase()] ??= []).push(value);
  return object;
}
