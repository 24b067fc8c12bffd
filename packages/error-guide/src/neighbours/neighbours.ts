import type { Neighbour } from "@blocked/cors-protocol/explain";
import { askers } from "./askers.ts";
import { places } from "./places.ts";
import { policies } from "./policies.ts";
import type { NeighbourText } from "./text.ts";
import { transport } from "./transport.ts";

/** The neighbours that a profile shows; their pages come from the catalogue. */
export const shownByProfile = [
  "connection-cut",
  "content-security-policy",
  "header-not-exposed",
  "local-network-access",
  "mixed-content",
  "server-down",
] as const satisfies readonly Neighbour[];

type Written = Exclude<Neighbour, (typeof shownByProfile)[number]>;

/** A page for every other neighbour that `explain` knows. */
export const neighbourTexts: Record<Written, NeighbourText> = {
  ...policies,
  ...transport,
  ...askers,
  ...places,
};
