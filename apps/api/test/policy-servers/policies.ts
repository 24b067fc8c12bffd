import { paths } from "@blocked/api-client";
import type { CorsRequest, HeaderLine } from "@blocked/cors-protocol";
import { encode, type PluginOptions, type Policy, type RawPolicy } from "@blocked/profiles";
import { apiOrigin, pageOrigin } from "../support/build.ts";

/** The address of a policy server. */
export function addressOf(policy: unknown, trace: string, path = "0/items"): string {
  return `/playground/${encode(policy)}/${path}?trace=${trace}`;
}

export const none: Policy = { kind: "none" };

export function plugin(options: PluginOptions = {}): Policy {
  return { kind: "plugin", options };
}

/** A raw policy with the same response to the preflight and the request. */
export function raw(status: number, ...headers: HeaderLine[]): RawPolicy {
  return { kind: "raw", preflight: { status, headers }, response: { status, headers } };
}

/** The bytes of a request on a connection that ends with the response. */
export function toWire(line: string, headers: readonly HeaderLine[] = [], body = ""): string {
  const own: HeaderLine[] = [
    ["Host", "localhost:4000"],
    ["Connection", "close"],
    ...(body === "" ? [] : [["Content-Length", String(body.length)] satisfies HeaderLine]),
  ];
  const lines = [...own, ...headers].map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, "", body].join("\r\n");
}

/** A request that the lab's page asks the API to predict. */
export const planned: CorsRequest = {
  url: apiOrigin + addressOf(plugin(), "trace"),
  origin: pageOrigin,
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};

/** How the page asks for a prediction. */
export function toPrediction(
  request: unknown,
  headers: Record<string, string> = { origin: pageOrigin },
) {
  return { url: paths.prediction(encode(request)), headers };
}
