import type { PluginOptions } from "@blocked/profiles";
import { literal } from "./code.ts";

/**
 * The body of a function of `origin` that takes the place of a list or pattern, for libraries that have none; null
 * where the value is a wildcard.
 */
export function toOriginTest(origin: NonNullable<PluginOptions["origin"]>): string | null {
  const all = [origin].flat();
  if (all.includes("*")) return null;
  return all
    .map((one) =>
      typeof one === "object" ? `${literal(one)}.test(origin)` : `origin === ${literal(one)}`,
    )
    .join(" || ");
}
