export { type Access, toAccess } from "./examine/access.ts";
export { examine } from "./examine/examine.ts";
export { harmlessCookie } from "./examine/harmless-cookie.ts";
export type { Asked, Examination, Options } from "./examine/types.ts";
export {
  createNetwork,
  isFailure,
  type Network,
  type NetworkFailure,
  type NetworkOptions,
  type RawRequest,
  type RawResponse,
} from "./network/index.ts";
export { probe } from "./probes/probes.ts";
