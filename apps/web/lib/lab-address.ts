import type { RequestKind } from "@blocked/profiles";
import type { Switches } from "../runner/state/action.ts";

/** What a link can say about the lab. */
export type Address = {
  /** As given, and so perhaps unknown; null for none. */
  profileId: string | null;
  /** Prepared, and sent only when the person says so. */
  request: RequestKind | null;
  switches: Switches;
};

const kinds: readonly RequestKind[] = ["read", "create", "update", "remove"];

/** Reads `?profile=missing-method&request=update&cookies=1&token=1&text=1`. */
export function readAddress(query: URLSearchParams): Address {
  const isOn = (name: string) => query.get(name) === "1";
  return {
    profileId: query.get("profile"),
    request: kinds.find((kind) => kind === query.get("request")) ?? null,
    switches: { cookies: isOn("cookies"), token: isOn("token"), text: isOn("text") },
  };
}

/** The link to a profile with its switches; the inverse of `readAddress`. */
export function toLink(profileId: string, switches?: Partial<Switches>, request?: string): string {
  const query = new URLSearchParams({ profile: profileId });
  if (request !== undefined) query.set("request", request);
  for (const [name, isOn] of Object.entries(switches ?? {})) if (isOn) query.set(name, "1");
  return `/?${query}`;
}

/** The profile to begin with: the one that shows the simplest failure. */
export const firstProfile = "disabled";
