import { paths } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";
import type { ExchangeSummary } from "@blocked/profiles";
import { traceOf } from "./traced-lines.ts";
import { suite } from "../settings.ts";

/**
 * Reads what the server saw of a request. Node reads it, so that the browser sends nothing for it.
 * @param address the request's URL, or its trace alone
 * @param api the origin of another server of the same contract
 */
export async function readExchanges(address: string, api = suite.api): Promise<Exchange[]> {
  const response = await fetch(api + paths.record(traceOf(address) || address));
  return ((await response.json()) as { exchanges: Exchange[] }).exchanges;
}

export function summarise(exchanges: readonly Exchange[]): ExchangeSummary[] {
  return exchanges.map(
    ({ method, response }): ExchangeSummary => `${method} ${response?.status ?? 0}`,
  );
}
