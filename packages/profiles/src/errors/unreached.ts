import type { CorsErrorCode } from "@blocked/cors-protocol";

/** Why an error is not run on its page: no configuration of a server on this machine leads there. */
const reasons: Partial<Record<CorsErrorCode, string>> = {
  DisallowedByMode:
    "No configuration of a server leads here, for nothing reaches the server. The workbench sends such a request.",
  CorsDisabledScheme:
    "The address is at fault and nothing reaches a server, so there is no configuration to run. A redirect to another scheme ends in the same error; the workbench sends a request that meets one.",
  NoCorsRedirectModeNotFollow:
    "A script has to ask for it with two options that contradict each other, and no configuration of a server leads there. Nothing reaches the server.",
  InvalidResponse:
    "No answer is known that makes a browser of today say it. The sentence is Chromium’s own, from its source; there is no recording of it.",
  InsecureLocalNetwork:
    "It takes a page from the internet without https. The lab’s page and API both stand on your own machine, where the rule does not apply. The sentence is Chromium’s own, from its source; there is no recording of it.",
  InvalidLocalNetworkAccess:
    "It takes a server in another network than your own machine. The sentence is Chromium’s own, from its source; there is no recording of it.",
  LocalNetworkAccessPermissionDenied:
    "It takes a page from the internet, and the browser’s question answered with no. The lab’s page and API both stand on your own machine, where nothing is asked. The sentence is Chromium’s own, from its source; there is no recording of it.",
};

/** Why nothing is run for a code that no profile ends in. */
export function whyNotRun(code: CorsErrorCode): string | undefined {
  return reasons[code];
}
