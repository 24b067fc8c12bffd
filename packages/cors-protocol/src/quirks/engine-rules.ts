import type { Engine } from "../model/engine.ts";
import type { AnyRule } from "./list.ts";

/** How one engine decides: the value of each quirk and of each choice, by the name of its rule. */
export type EngineRules = { id: "standard" | Engine } & {
  [Rule in AnyRule as Rule["rule"]]: Rule["values"]["standard"];
};
