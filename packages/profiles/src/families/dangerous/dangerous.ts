import { blocked, type Outcome, readable } from "../../model/outcome.ts";
import type { ProbeId } from "../../model/probe.ts";
import type { Family, Profile } from "../../model/profile.ts";
import { allAllowed, attackers } from "../shared/outcomes.ts";
import { plugin, setup } from "../shared/policies.ts";
import { withoutBrowser } from "./without-browser.ts";

/** Another website reads and writes. */
const openToSites = attackers(200, 201, (exchange) => readable(exchange));

const readAsSite = {
  probe: "read-from-another-site",
} as const;
const writeAsSite = {
  probe: "write-from-another-site",
} as const;

const patternOutcomes: Record<ProbeId, Outcome> = {
  ...allAllowed,
  ...openToSites,
  "read-from-a-sandbox": blocked("MissingAllowOriginHeader", "", "GET 200"),
};
const pattern = (regex: string) =>
  ({
    policy: plugin({ origin: { regex } }),
    shows: readAsSite,
    fix: "correct",
    outcomes: patternOutcomes,
  }) satisfies Partial<Profile>;

/** No browser complains, and another website reads or writes what it should not. */
export const dangerous: Family = {
  id: "dangerous",
  title: "Insecure configurations",
  isFolded: true,
  kind: "dangerous",
  profiles: [
    {
      id: "reflected-origin",
      title: "Every origin, with cookies",
      policy: plugin({ origin: true }),
      lesson:
        "The server repeats the origin of every request and allows cookies. Every error is gone, and so is the protection: any website that a signed-in person visits can read and change everything in their name.",
      cause: "Set origin to true, since a star does not go together with cookies.",
      shows: readAsSite,
      change: "Name the origins that you trust.",
      fix: "correct",
      outcomes: { ...allAllowed, ...openToSites },
    },
    {
      id: "null-trusted",
      title: "Origin null allowed",
      policy: plugin({ origin: ["{origin}", "null"] }),
      lesson:
        "The server allows the origin null, which any website can use. A browser sends it for a file, after some redirects, and for every sandboxed iframe. Any website can put such a frame into its page, and then sends requests as null.",
      cause: "Allowed null, because a page opened as a file had it.",
      shows: {
        probe: "read-from-a-sandbox",
      },
      change: "Take null out of the list; serve the page instead of opening the file.",
      fix: "correct",
      outcomes: { ...allAllowed, "read-from-a-sandbox": readable("GET 200") },
    },
    {
      ...pattern("^http://{host}"),
      id: "pattern-without-end",
      title: "Pattern without an end",
      lesson:
        "The pattern says how the origin begins, and not where it ends. It was meant for this page; it also matches every other port, and http://localhost.evil.example.",
      cause: "Wrote “begins with”, to leave out the port.",
      change: "End the pattern with a dollar sign and name the port; or use a list.",
    },
    {
      ...pattern(String.raw`{host}:\d+$`),
      id: "pattern-without-start",
      title: "Pattern without a start",
      lesson:
        "The pattern says how the origin ends, and not where it begins. It also matches every name with the same ending: https://evil-localhost:1 in this case, evilexample.com for example.com.",
      cause: "Wrote “ends with”, to cover the subdomains.",
      change: "Begin the pattern with ^http://, and name the port; or use a list.",
    },
    {
      ...pattern(String.raw`^https?://(.*\.)?{host}(:\d+)?$`),
      id: "pattern-of-all-neighbours",
      title: "Pattern for all subdomains",
      lesson:
        "The pattern allows every subdomain, every port, and http. Each of them is now as dangerous as your own page. One forgotten server among them can read what your users may read; so can anybody in the same café, since http can be changed on the way.",
      cause: "Allowed everything of the company’s domain, to avoid changing it again.",
      change: "Name the origins that need it, https alone.",
    },
    {
      id: "forged-write",
      title: "Cross-site write",
      policy: plugin(),
      lesson:
        "CORS is configured well, and another website still writes. A POST as plain text needs no preflight, as a form’s needs none, and the browser adds the cookies. The website may not read the response, but the row is written: CORS was never meant to stop forged requests (CSRF).",
      cause: "Took CORS for a protection against forged requests.",
      shows: writeAsSite,
      change: "Reject every write whose header Origin does not name your own page.",
      fix: "origin-check",
      outcomes: allAllowed,
    },
    {
      id: "origin-check",
      title: "Origin checked on writes",
      policy: setup("origin-check"),
      lesson:
        "The server rejects every write that does not come from the page itself. The browser sends the header Origin with every POST, and no script can change it. A cookie with SameSite is a second protection, but only against other sites: another port of this host is the same site.",
      cause: "Checked the Origin before writing.",
      shows: writeAsSite,
      change: "Nothing: CORS leaves this check to you.",
      fix: "origin-check",
      outcomes: { ...allAllowed, ...attackers(200, 403) },
    },
    ...withoutBrowser,
  ],
};
