import type { PluginOptions } from "@blocked/profiles";
import { toPolicy } from "../shared/policy.ts";

export type ProxyHeader = readonly [name: string, value: string, option: string];

/**
 * The headers of a proxy beside Access-Control-Allow-Origin and Vary.
 * @param requested what stands for the headers that a preflight asks for
 */
export function toOtherHeaders(options: PluginOptions, requested: string): ProxyHeader[] {
  const { credentials, methods, headers, exposed, maxAge } = toPolicy(options);
  const all: [string, string | null | undefined, string][] = [
    ["Access-Control-Allow-Credentials", credentials ? "true" : null, "credentials"],
    ["Access-Control-Allow-Methods", methods?.join(", "), "methods"],
    ["Access-Control-Allow-Headers", headers?.join(", ") ?? requested, "allowedHeaders"],
    ["Access-Control-Expose-Headers", exposed?.join(", "), "exposedHeaders"],
    ["Access-Control-Max-Age", maxAge?.toString(), ""],
  ];
  return all.flatMap(([name, value, option]) =>
    value === null || value === undefined ? [] : [[name, value, option] as const],
  );
}

/** What no proxy has. */
export const proxyLacks = (name: string): Record<string, string> => ({
  hook: `${name} has no hooks: it responds before the app does.`,
  strictPreflight: `${name} does not tell a preflight from another OPTIONS request.`,
  cacheControl: "A Cache-Control added here would be on every response, not only the preflight’s.",
  preflightContinue: `Without a response of its own ${name} passes OPTIONS on to the app behind it.`,
});

/** The first lines of each file. */
export const behind = (trap: string) =>
  `# The app behind must send no CORS headers: two of one name are an error.\n# ${trap}\n`;
