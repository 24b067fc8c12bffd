// Written by `pnpm generate` from the quirks: code that only decides need not load their texts and runs.
import type { EngineRules } from "../engine-rules.ts";
import { standard } from "./standard.ts";

export const chromium: EngineRules = {
  ...standard,
  id: "chromium",
  joinsRequestLines: true,
  safelistsClientHints: true,
  largestRange: 9223372036854775806n,
  userAgentIsForbidden: true,
  namesPreflightRedirect: true,
  refusesPreflightRedirectFirst: true,
  wildcardCoversAuthorization: true,
  failingStatuses: [407],
  failsDifferingLocations: true,
  ignoresEmptyLocation: true,
  failsBrokenRedirectFirst: true,
  unsafeRedirectSchemes: [
    "about",
    "blob",
    "chrome",
    "chrome-untrusted",
    "data",
    "devtools",
    "file",
    "filesystem",
    "view-source",
  ],
  unknownRedirectSchemes: ["ws", "wss"],
  refusesNoCorsRedirectCredentials: true,
  dropsClientHintsOnRedirect: true,
  cachesUploadsByMethod: true,
  readsSignedMaxAge: true,
  longestMaxAge: 7200,
  replacesCachedPreflights: true,
  keepsEmptyFragment: false,
};
