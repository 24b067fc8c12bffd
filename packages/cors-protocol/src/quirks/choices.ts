import { defineChoice } from "./quirk.ts";

/** The rules that the standard leaves to the browser, or that no run can show. */
export const choices = [
  /** Which of several refused headers is named: any, the first by name, or the first in the engine's own order. */
  defineChoice({
    rule: "namesRefusedHeader",
    values: { standard: "any", firefox: "sorted", webkit: "as-set" },
  }),
  /** The longest time for which a preflight is cached, in seconds. */
  defineChoice({
    rule: "longestMaxAge",
    values: { standard: Infinity, chromium: 7200, firefox: 86_400, webkit: 600 },
  }),
  /** Whether a preflight replaces the cached one of its address. Three requests show it, in preflight-cache.spec.ts. */
  defineChoice({
    rule: "replacesCachedPreflights",
    values: { standard: false, chromium: true, webkit: true },
  }),
  /** Whether an empty fragment survives a redirect. Only the address in the console shows it. */
  defineChoice({
    rule: "keepsEmptyFragment",
    values: { standard: true, chromium: false, firefox: false },
  }),
];
