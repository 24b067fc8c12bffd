import { type Pattern, type PluginOptions, toRegExp } from "@blocked/profiles";
import type { FastifyCorsOptions } from "@fastify/cors";

/**
 * A policy's options as the plugin takes them: a pattern becomes a RegExp.
 * @param compile how; the workbench's patterns are other people's
 */
export function toCorsOptions(
  { origin, ...options }: PluginOptions,
  compile: (pattern: Pattern) => RegExp = toRegExp,
): FastifyCorsOptions {
  if (origin === undefined) return options;
  const toOrigin = <Plain extends boolean | string>(one: Plain | Pattern) =>
    typeof one === "object" ? compile(one) : one;
  return { ...options, origin: Array.isArray(origin) ? origin.map(toOrigin) : toOrigin(origin) };
}
