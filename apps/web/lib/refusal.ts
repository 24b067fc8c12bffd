import { getRecorded, type Profile } from "@blocked/profiles";
import { toFastapiRefusal } from "@blocked/servers";
import type { ApiId } from "./apis.ts";

/** Says in one sentence why a server of the lab does not run a profile; null if it does. */
export function toApiRefusal(
  server: ApiId,
  profile: Pick<Profile, "policy">,
  pageOrigin: string,
): string | null {
  return server === "fastapi" ? toFastapiRefusal(profile, pageOrigin) : null;
}

/** Whether a server has the profile; nothing serves a recorded run. */
export function isServed(server: ApiId, profile: Profile, pageOrigin: string): boolean {
  return getRecorded(profile) === null && toApiRefusal(server, profile, pageOrigin) === null;
}
