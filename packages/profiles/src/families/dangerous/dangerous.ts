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
      title: "Reflected origin",
      policy: plugin({ origin: true }),
      lesson:
        "Any website can read and change your users’ data, because the server allows every website. It repeats the origin of every request and allows cookies. No browser reports an error.",
      cause: "Origin was set to true, because a star does not work with cookies.",
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
        "Any website can read your users’ data through a frame that has no address. The server allows the origin null, which the browser sends for a file, after some redirects, and for every sandboxed iframe. Any website can put such an iframe into its page and send requests from it.",
      cause: "The list allows null, because a page opened as a file needed it.",
      shows: {
        probe: "read-from-a-sandbox",
      },
      change: "Remove null from the list, and serve the page instead of opening the file.",
      fix: "correct",
      outcomes: { ...allAllowed, "read-from-a-sandbox": readable("GET 200") },
    },
    {
      ...pattern("^http://{host}"),
      id: "pattern-without-end",
      title: "Pattern without an end",
      lesson:
        "The pattern lets an address end with anything, so other websites can read your users’ data. It says how the origin begins, and not where it ends. It also matches every other port, and http://localhost.evil.example.",
      cause: "The pattern means “begins with”, to leave out the port.",
      change: "End the pattern with a dollar sign and name the port, or use a list.",
    },
    {
      ...pattern(String.raw`{host}:\d+$`),
      id: "pattern-without-start",
      title: "Pattern without a start",
      lesson:
        "The pattern lets an address begin with anything, so other websites can read your users’ data. It says how the origin ends, and not where it begins. It also matches every name with the same ending: https://evil-localhost:1 in this case, evilexample.com for example.com.",
      cause: "The pattern means “ends with”, to cover the subdomains.",
      change: "Begin the pattern with ^http:// and name the port, or use a list.",
    },
    {
      ...pattern(String.raw`^https?://(.*\.)?{host}(:\d+)?$`),
      id: "pattern-of-all-neighbours",
      title: "Pattern for all subdomains",
      lesson:
        "One insecure subdomain is enough to read your users’ data, because all are allowed. The pattern matches every subdomain, every port, and http. Anybody on the same network can change an http page on its way, and then read the data too.",
      cause: "The pattern allows the company’s whole domain, to avoid changing it again.",
      change: "Name the origins that need access, with https only.",
    },
    {
      id: "forged-write",
      title: "Cross-site write",
      policy: plugin(),
      lesson:
        "Another website can write to your API, although the configuration is correct. A POST as plain text needs no preflight, as a form’s needs none, and the browser adds the cookies. The website cannot read the response, but the server writes the row. CORS does not stop forged requests (CSRF).",
      cause: "CORS was mistaken for a protection against forged requests.",
      shows: writeAsSite,
      change: "Reject every write whose Origin header does not name your own page.",
      fix: "origin-check",
      outcomes: allAllowed,
    },
    {
      id: "origin-check",
      title: "Origin checked on writes",
      policy: setup("origin-check"),
      lesson:
        "The server rejects every write that does not come from the page itself. The browser sends the Origin header with every POST, and no script can change it. A cookie with SameSite is a second protection, but only against other sites: another port of this host is the same site.",
      cause: "The server checks the Origin header before it writes.",
      shows: writeAsSite,
      change: "Nothing: CORS does not do this check for you.",
      fix: "origin-check",
      outcomes: { ...allAllowed, ...attackers(200, 403) },
    },
    ...withoutBrowser,
  ],
};
