export { createNetwork } from "./network.ts";
export {
  isFailure,
  type Network,
  type NetworkFailure,
  type NetworkOptions,
  type RawRequest,
  type RawResponse,
} from "./types.ts";
