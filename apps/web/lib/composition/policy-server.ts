import { paths } from "@blocked/api-client";
import { encode, longestEncoded, type Policy, PolicyError, readPolicy } from "@blocked/profiles";
import { toTooLong } from "../address/address-limits.ts";

/** The URL of the policy server: the API responds there as the policy says. */
export function toPolicyServerUrl(api: string, policy: Policy, path = paths.items): string {
  return `${api}/playground/${encode(policy)}/0${path}`;
}

/** Says what is wrong with a policy, and what to do; null if the API can run it. */
export function toPolicyProblem(policy: Policy): string | null {
  try {
    readPolicy(JSON.parse(JSON.stringify(policy)));
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  const { length } = encode(policy);
  return length > longestEncoded
    ? toTooLong("The policy is", length, longestEncoded, "Make it shorter.")
    : null;
}
