import type { HeaderLine } from "@blocked/cors-protocol";
import { encode, type PluginOptions, type Policy, type RawPolicy } from "@blocked/profiles";

/** The address of a policy server. */
export function addressOf(policy: unknown, trace: string, path = "0/items"): string {
  return `/workbench/${encode(policy)}/${path}?trace=${trace}`;
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
