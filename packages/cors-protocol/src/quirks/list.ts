import { asking } from "./asking.ts";
import { after } from "./after.ts";
import { cache } from "./cache.ts";
import { choices } from "./choices.ts";
import { preflight } from "./preflight.ts";
import type { Choice, Quirk, RuleValue } from "./quirk.ts";
import { redirect } from "./redirect.ts";
import { redirectedRequest } from "./redirected-request.ts";
import { response } from "./response.ts";

const all = [
  ...asking,
  ...preflight,
  ...response,
  ...redirect,
  ...redirectedRequest,
  ...cache,
  ...after,
];

/** Every departure of an engine from the standard, in the order of a fetch. */
export const quirks: readonly Quirk[] = all;

/** The quirks, and the rules that the standard leaves to the browser. */
export const rules: readonly Choice[] = [...all, ...choices];

export type { RuleValue };

export type AnyRule = (typeof all)[number] | (typeof choices)[number];
