import type { CorsErrorCode } from "@blocked/cors-protocol";

const fromSource = "The message comes from Chromium’s source; it was not recorded.";

const reasons: Partial<Record<CorsErrorCode, string>> = {
  DisallowedByMode:
    "No request reaches the server, so no configuration of a server causes it. The playground can send such a request.",
  CorsDisabledScheme:
    "No request reaches a server, so no configuration of a server causes it. A redirect to another scheme ends in the same error; the playground can send a request to one.",
  NoCorsRedirectModeNotFollow:
    "The script sets two options that contradict each other, so no configuration of a server causes it. No request reaches the server.",
  InvalidResponse: `No known response makes a current browser print it. ${fromSource}`,
  InsecureLocalNetwork: `It needs a page from the internet without https. The lab’s page and API both run on your own machine, where the rule does not apply. ${fromSource}`,
  InvalidLocalNetworkAccess: `It needs a server in another network than your own machine. ${fromSource}`,
  LocalNetworkAccessPermissionDenied: `It needs a page from the internet and a denied permission. The lab’s page and API both run on your own machine, where no permission is needed. ${fromSource}`,
};

/** Why no profile ends in this code; undefined where one does. */
export function whyNotRun(code: CorsErrorCode): string | undefined {
  return reasons[code];
}
