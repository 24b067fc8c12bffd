import { type Pattern, type PluginOptions, toRegExp } from "@blocked/profiles";
import type { FastifyCorsOptions } from "@fastify/cors";
import safeRegex from "safe-regex2";

/**
 * A policy's options as the plugin takes them: a pattern becomes a RegExp.
 * @throws Error for a pattern that could keep the process busy for ever
 */
export function toCorsOptions({ origin, ...options }: PluginOptions): FastifyCorsOptions {
  if (origin === undefined) return options;
  return { ...options, origin: Array.isArray(origin) ? origin.map(toOrigin) : toOrigin(origin) };
}

function toOrigin<Plain extends boolean | string>(origin: Plain | Pattern): Plain | RegExp {
  if (typeof origin !== "object") return origin;
  const pattern = toRegExp(origin);
  if (safeRegex(pattern)) return pattern;
  throw new Error(
    `the pattern ${pattern} can take for ever on some origins; write it without a repetition inside a repetition.`,
  );
}
