import { type Pattern, type PluginOptions, toRegExp } from "@blocked/profiles";
import type { FastifyCorsOptions } from "@fastify/cors";

/** Converts a policy's options to those of @fastify/cors: a pattern becomes a RegExp. */
export function toCorsOptions({ origin, ...options }: PluginOptions): FastifyCorsOptions {
  if (origin === undefined) return options;
  const toOrigin = <Plain extends boolean | string>(one: Plain | Pattern) =>
    typeof one === "object" ? toRegExp(one) : one;
  return { ...options, origin: Array.isArray(origin) ? origin.map(toOrigin) : toOrigin(origin) };
}
