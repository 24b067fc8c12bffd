import { blocked, type Family, type Outcome, readable } from "../profile.ts";
import type { ProbeId } from "../probe.ts";
import { asked, simple, attackers } from "./outcomes.ts";
import { allowedHeaders, correctOptions, fastapiNames, methods, origin } from "./permissions.ts";
import { withoutBrowser } from "./without-browser.ts";

const { allow_headers, allow_methods } = fastapiNames;

/** The lab's page is served well everywhere here; what differs is who else is. */
const served = { ...simple, ...asked };
/** Whoever asks as another website may read, and write. */
const openToSites = attackers(200, 201, (exchange) => readable(exchange));

const shows = {
  probe: "read-from-another-site",
  instruction: "Another website asks, with the cookies of whoever is signed in.",
} as const;

/** A pattern in place of a list, which the plugin tests anywhere in the origin. */
const pattern = (regex: string) =>
  ({
    kind: "plugin",
    options: { origin: { regex }, credentials: true, methods, allowedHeaders },
  }) as const;

const fastapi = (regex: string, differs: string) => ({
  options: {
    allow_origin_regex: regex,
    allow_credentials: true,
    allow_methods,
    allow_headers,
  },
  differs,
});

const wholeOrigin =
  "FastAPI compares the pattern with the whole origin, as if it stood between ^ and $, so this website is refused there.";

const patternOutcomes: Record<ProbeId, Outcome> = {
  ...served,
  ...openToSites,
  "read-from-a-sandbox": blocked("MissingAllowOriginHeader", "", "GET 200"),
};

/** No browser complains, and another website reads what is meant for somebody who is signed in. */
export const dangerous = {
  id: "dangerous",
  title: "Works, and should not",
  isFolded: true,
  kind: "dangerous",
  profiles: [
    {
      id: "reflected-origin",
      title: "Every origin, with cookies",
      policy: {
        kind: "plugin",
        options: { origin: true, credentials: true, methods, allowedHeaders },
      },
      lesson:
        "The server repeats whatever origin asks and allows its cookies. Every error is gone, and with them the protection: any website that a signed-in person visits can read and change everything in their name.",
      cause: "Set origin to true, since a star does not go together with cookies.",
      shows,
      change: "Name the origins that you trust.",
      fastapi: {
        options: { allow_origins: ["*"], allow_credentials: true, allow_methods, allow_headers },
        differs:
          "Since Starlette 1.0 this is what FastAPI makes of a star together with cookies: the same hole.",
      },
      fix: "correct",
      outcomes: { ...served, ...openToSites },
    },
    {
      id: "null-trusted",
      title: "Trusting null",
      policy: {
        kind: "plugin",
        options: { origin: ["{origin}", "null"], credentials: true, methods, allowedHeaders },
      },
      lesson:
        "The origin null is no page that you know: a file, a redirect, and every iframe whose attribute sandbox takes its origin away. Any website can put a frame of that kind into its page, and then asks as null.",
      cause: "Allowed null, because a page opened as a file had it.",
      shows: {
        probe: "read-from-a-sandbox",
        instruction: "A sandboxed frame of another website asks.",
      },
      change: "Take null out of the list; serve the page instead of opening the file.",
      fastapi: {
        options: {
          allow_origins: ["{origin}", "null"],
          allow_credentials: true,
          allow_methods,
          allow_headers,
        },
        differs: null,
      },
      fix: "correct",
      outcomes: { ...served, "read-from-a-sandbox": readable("GET 200") },
    },
    {
      id: "pattern-without-end",
      title: "A pattern without an end",
      policy: pattern("^http://{host}"),
      lesson:
        "The pattern says how the origin begins, and not where it ends. It was meant for this page; it also fits every other port, and http://localhost.evil.example.",
      cause: "Wrote “begins with”, to be spared the port.",
      shows,
      change: "End the pattern with a dollar sign and name the port; or use a list.",
      fastapi: fastapi("http://{host}", wholeOrigin),
      fix: "correct",
      outcomes: patternOutcomes,
    },
    {
      id: "pattern-without-start",
      title: "A pattern without a start",
      policy: pattern(String.raw`{host}:\d+$`),
      lesson:
        "The pattern says how the origin ends, and not where it begins. Whoever owns a name with the same ending fits as well: https://evil-localhost:1 in this case, evilexample.com for example.com.",
      cause: "Wrote “ends with”, to cover the subdomains.",
      shows,
      change: "Begin the pattern with ^http://, and name the port; or use a list.",
      fastapi: fastapi(String.raw`{host}:\d+`, wholeOrigin),
      fix: "correct",
      outcomes: patternOutcomes,
    },
    {
      id: "pattern-of-all-neighbours",
      title: "A pattern for all neighbours",
      policy: pattern(String.raw`^https?://(.*\.)?{host}(:\d+)?$`),
      lesson:
        "Start and end are right, and the middle trusts every subdomain, every port, and http. Each of them is now as dangerous as your own page: one forgotten server among them, or, since http can be changed on the way, anybody in the same café, reads what your users may read.",
      cause: "Allowed everything of the company’s domain, so that nobody has to ask again.",
      shows,
      change: "Name the origins that need it, https alone.",
      fastapi: fastapi(
        String.raw`https?://(.*\.)?{host}(:\d+)?`,
        "FastAPI does the same: the pattern fits the whole origin.",
      ),
      fix: "correct",
      outcomes: patternOutcomes,
    },
    {
      id: "forged-write",
      title: "A write that asks nobody",
      policy: { kind: "plugin", options: correctOptions },
      lesson:
        "CORS is as it should be, and another website still writes: a POST as plain text is sent without asking first, as a form’s would be, and the browser adds the cookies. The website may not read the answer; the row is there. Against forged requests (CSRF) CORS was never meant to help.",
      cause: "Took CORS for a protection against forged requests.",
      shows: {
        probe: "write-from-another-site",
        instruction: "Another website sends a form’s kind of POST.",
      },
      change: "Refuse what changes something unless its header Origin names your own page.",
      fastapi: {
        options: {
          allow_origins: origin,
          allow_credentials: true,
          allow_methods,
          allow_headers,
        },
        differs: "FastAPI’s middleware checks no more than the plugin does: the row is written.",
      },
      fix: "origin-check",
      outcomes: served,
    },
    {
      id: "origin-check",
      title: "Writes from here only",
      policy: { kind: "setup", name: "origin-check" },
      lesson:
        "The header Origin, which says whose page asks, is sent with every POST, and no script can change it. Whatever changes something is refused unless it comes from the page itself. A cookie with SameSite is a second lock, but only against other sites: another port of this host is the same site.",
      cause: "Looked at the Origin before writing.",
      shows: {
        probe: "write-from-another-site",
        instruction: "Another website sends a form’s kind of POST.",
      },
      change: "Nothing: this is what CORS leaves to you.",
      fastapi: null,
      fix: "origin-check",
      outcomes: { ...served, ...attackers(200, 403) },
    },
    ...withoutBrowser,
  ],
} as const satisfies Family;
