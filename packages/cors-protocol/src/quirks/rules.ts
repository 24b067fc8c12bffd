import type { Engine } from "../model/engine.ts";
import { asking } from "./asking.ts";
import { after } from "./after.ts";
import { cache } from "./cache.ts";
import { choices } from "./choices.ts";
import { preflight } from "./preflight.ts";
import type { Choice, Quirk } from "./quirk.ts";
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

type AnyRule = (typeof all)[number] | (typeof choices)[number];

/** How one engine decides: the value of each quirk and of each choice, by the name of its rule. */
export type EngineRules = { id: "standard" | Engine } & {
  [Rule in AnyRule as Rule["rule"]]: Rule["values"]["standard"];
};

/** Collects the rules of the standard or of an engine. */
export function rulesOf(id: EngineRules["id"]): EngineRules {
  const rules: readonly Choice[] = [...all, ...choices];
  const values = rules.map(({ rule, values: { standard: value, [id]: own = value } }) => [
    rule,
    own,
  ]);
  return { id, ...Object.fromEntries(values) } as EngineRules;
}

/** The Fetch Standard itself. */
export const standard: EngineRules = rulesOf("standard");

/** Chromium's rules, the default wherever a function takes rules. */
export const chromium: EngineRules = rulesOf("chromium");
