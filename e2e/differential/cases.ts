import type { Policy } from "@blocked/profiles";
import fc, { type Arbitrary } from "fast-check";
import { policy } from "./policies.ts";
import { type Plan, request } from "./requests.ts";

/** A policy and a request, as a person could compose them at the workbench. */
export type Case = {
  policy: Policy;
  request: Plan;
};

export const cases: Arbitrary<Case> = fc.record({ policy, request });
