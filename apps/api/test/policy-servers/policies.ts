import type { HeaderLine } from "@blocked/cors-protocol";
import { encode, type PluginOptions, type Policy, type RawPolicy } from "@blocked/profiles";

/** Where a policy answers at the workbench. */
export function addressOf(policy: unknown, trace: string, path = "0/items"): string {
  return `/workbench/${encode(policy)}/${path}?trace=${trace}`;
}

export const none: Policy = { kind: "none" };

export function plugin(options: PluginOptions = {}): Policy {
  return { kind: "plugin", options };
}

/** The same answer to a preflight and to the request, line by line. */
export function raw(status: number, ...headers: HeaderLine[]): RawPolicy {
  return { kind: "raw", preflight: { status, headers }, response: { status, headers } };
}

/** A head and a body as they stand on the wire, for a connection that ends with the answer. */
export function toWire(line: string, headers: readonly HeaderLine[] = [], body = ""): string {
  const own: HeaderLine[] = [
    ["Host", "localhost:4000"],
    ["Connection", "close"],
    ...(body === "" ? [] : [["Content-Length", String(body.length)] satisfies HeaderLine]),
  ];
  const lines = [...own, ...headers].map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, "", body].join("\r\n");
}
