export { loopbackAddresses } from "./connect.ts";
export { createNetwork } from "./network.ts";
export { isLoopback } from "./proxy.ts";
export {
  isFailure,
  type Network,
  type NetworkFailure,
  type NetworkOptions,
  type RawRequest,
  type RawResponse,
} from "./types.ts";
