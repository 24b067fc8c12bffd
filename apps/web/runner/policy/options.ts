import type { PluginOptions } from "@blocked/profiles";

export type Option = {
  name: keyof PluginOptions;
  kind: "origin" | "boolean" | "list" | "number" | "text" | "hook";
  /** The plugin's default, as shown while the option is not set. */
  fallback: string;
  /** The value when the option is first set; undefined for the page's own origin. */
  start: PluginOptions[keyof PluginOptions];
};

/** Every option of @fastify/cors that JSON can express, in the plugin's order. */
export const options: Option[] = [
  { name: "origin", kind: "origin", fallback: '"*"', start: undefined },
  { name: "credentials", kind: "boolean", fallback: "false", start: true },
  {
    name: "methods",
    kind: "list",
    fallback: "GET,HEAD,POST",
    start: ["GET", "HEAD", "POST", "PUT"],
  },
  {
    name: "allowedHeaders",
    kind: "list",
    fallback: "null: every requested header",
    start: ["Content-Type"],
  },
  { name: "exposedHeaders", kind: "list", fallback: "null: none", start: ["X-Total-Count"] },
  { name: "maxAge", kind: "number", fallback: "null: 5 seconds", start: 600 },
  { name: "cacheControl", kind: "text", fallback: "null: no header", start: 60 },
  { name: "preflight", kind: "boolean", fallback: "true", start: false },
  { name: "strictPreflight", kind: "boolean", fallback: "true", start: false },
  { name: "preflightContinue", kind: "boolean", fallback: "false", start: true },
  { name: "optionsSuccessStatus", kind: "number", fallback: "204", start: 200 },
  { name: "hook", kind: "hook", fallback: "onRequest", start: "preHandler" },
];
