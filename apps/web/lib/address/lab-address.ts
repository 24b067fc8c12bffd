import type { Draft, RequestKind } from "@blocked/profiles";
import { type ApiId, apiIds } from "../apis.ts";

/** The three switches of the demo app. */
export type Switches = Pick<Draft, "cookies" | "token" | "text">;

export type LabAddress = {
  /** As written in the link, so it may name no profile. */
  profileId: string | null;
  /** The request that the link prepares; it is sent only when the user presses the button. */
  request: RequestKind | null;
  switches: Switches;
  server: ApiId;
  isAppOpen: boolean;
  /** The last row of the diagram that is drawn; null for all of them. */
  step: number | null;
};

/** The profile that opens without a link: it shows the simplest failure. */
export const firstProfile = "disabled";

const kinds: readonly RequestKind[] = ["read", "create", "update", "remove"];

/** Reads `/lab/missing-method?request=update&cookies=1&token=1&text=1&app=1&step=3&api=fastapi`. */
export function readAddress(path: string, query: URLSearchParams): LabAddress {
  const isOn = (name: string) => query.get(name) === "1";
  return {
    profileId: readProfile(path),
    request: kinds.find((kind) => kind === query.get("request")) ?? null,
    switches: { cookies: isOn("cookies"), token: isOn("token"), text: isOn("text") },
    server: apiIds.find((id) => id === query.get("api")) ?? "fastify",
    isAppOpen: isOn("app"),
    step: readStep(query.get("step")),
  };
}

function readStep(text: string | null): number | null {
  return text !== null && /^[1-9]\d?$/.test(text) ? Number(text) : null;
}

/** HTML has no NUL, so U+FFFD replaces it, as in `toQuery`. */
function readProfile(path: string): string | null {
  const name = /^\/lab\/([^/]+)$/.exec(path)?.[1];
  return name === undefined ? null : decodeURIComponent(name).replaceAll("\0", "\ufffd");
}

/** Links to a profile with its switches; the inverse of `readAddress`. */
export function toLink(profileId: string, switches?: Partial<Switches>, request?: string): string {
  const query = new URLSearchParams();
  if (request !== undefined) query.set("request", request);
  for (const [name, isOn] of Object.entries(switches ?? {})) if (isOn) query.set(name, "1");
  return `/lab/${profileId}${query.size === 0 ? "" : `?${query}`}`;
}

/** Links to a profile with the switches and the request of a probe. */
export function toProbeLink(
  profileId: string,
  probe?: Switches & { request: RequestKind },
): string {
  if (probe === undefined) return toLink(profileId);
  const { cookies, token, text, request } = probe;
  return toLink(profileId, { cookies, token, text }, request);
}
