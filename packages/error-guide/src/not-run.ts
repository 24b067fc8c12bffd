import type { CorsErrorCode } from "@blocked/cors-protocol";

const fromSource = "The message is Chromium’s own, from its source; there is no recording of it.";

const reasons: Partial<Record<CorsErrorCode, string>> = {
  DisallowedByMode:
    "No server’s configuration causes it, because no request reaches the server. The playground sends such a request.",
  CorsDisabledScheme:
    "The address is wrong and no request reaches a server, so there is no configuration to run. A redirect to another scheme ends in the same error; the playground sends a request that meets one.",
  NoCorsRedirectModeNotFollow:
    "A script has to set two options that contradict each other, and no server’s configuration causes that. No request reaches the server.",
  InvalidResponse: `No response is known that makes a current browser print it. ${fromSource}`,
  InsecureLocalNetwork: `It takes a page from the internet without https. The lab’s page and API both run on your own machine, where the rule does not apply. ${fromSource}`,
  InvalidLocalNetworkAccess: `It takes a server in another network than your own machine. ${fromSource}`,
  LocalNetworkAccessPermissionDenied: `It takes a page from the internet and a denied permission. The lab’s page and API both run on your own machine, where no permission is needed. ${fromSource}`,
};

/** Why no profile ends in this code; undefined where one does. */
export function whyNotRun(code: CorsErrorCode): string | undefined {
  return reasons[code];
}
