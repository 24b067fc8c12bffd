import type { Policy } from "@blocked/profiles";
import fc, { type Arbitrary } from "fast-check";
import { policy } from "./policies.ts";
import { request, type RequestPlan } from "./requests.ts";

/** A policy and a request, as a person can compose them in the playground. */
export type Case = {
  policy: Policy;
  request: RequestPlan;
};

export const cases: Arbitrary<Case> = fc.record({ policy, request });
