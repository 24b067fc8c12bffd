import type { Policy } from "./policy.ts";
import { PolicyError, readPolicy } from "./read-policy.ts";

// Browsers and Node both have them. The declarations save this package the types of either.
declare const btoa: (bytes: string) => string;
declare const atob: (base64: string) => string;

/** The longest encoded policy, in characters. */
export const longestEncoded = 4096;

/** JSON as part of an address: base64url without padding, of ASCII only. */
export function encode(value: unknown): string {
  const ascii = JSON.stringify(value).replaceAll(
    /[^\u0020-\u007e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return btoa(ascii).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The inverse of `encode`; undefined for any other text. */
export function decode(text: string): unknown {
  try {
    return JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * The policy in an address of the playground.
 * @throws PolicyError when it is too long, cannot be decoded, or is no policy
 */
export function decodePolicy(text: string): Policy {
  if (text.length > longestEncoded) {
    throw new PolicyError(
      `The policy should be shorter: encoded it has ${text.length} characters, and ${longestEncoded} is the most.`,
    );
  }
  const json = decode(text);
  if (json === undefined) {
    throw new PolicyError(
      "The policy in the address should be base64url of JSON; copy the whole address.",
    );
  }
  return readPolicy(json);
}
