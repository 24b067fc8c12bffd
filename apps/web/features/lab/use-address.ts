import { findProfile } from "@blocked/profiles";
import { useEffect } from "react";
import { readAddress, toLink } from "../../lib/lab-address.ts";
import type { Lab } from "../../runner/state/lab.ts";

/** Keeps the address bar at the open profile, and follows the back button. */
export function useAddress(lab: Lab, profileId: string): void {
  useEffect(() => {
    const { profileId: inBar } = readAddress(
      location.pathname,
      new URLSearchParams(location.search),
    );
    if (inBar === profileId) return;
    const keep = inBar === null ? "replaceState" : "pushState";
    history[keep](null, "", toLink(profileId));
  }, [profileId]);

  useEffect(() => {
    const goBack = () => {
      const { profileId: wanted } = readAddress(
        location.pathname,
        new URLSearchParams(location.search),
      );
      if (wanted !== null && findProfile(wanted) !== undefined) void lab.open(wanted);
    };
    addEventListener("popstate", goBack);
    return () => removeEventListener("popstate", goBack);
  }, [lab]);
}
