/**
 * How one engine decides where it departs from the standard. Every setting has its row in `departures`, and
 * every row a run in a real browser.
 */
export type Dialect = {
  id: "standard" | "chromium";
  /** Several lines of one name in a request are one value before they are checked. */
  joinsRequestLines: boolean;
  /** Client hints, such as DPR, are sent without asking when their values are well-formed. */
  safelistsClientHints: boolean;
  /** Client hints that script set travel along a redirect only to the page's own origin; Save-Data to all. */
  dropsClientHintsOnRedirect: boolean;
  /** The largest number that a Range may name without asking; null for any. */
  largestRange: bigint | null;
  /** Script may not set User-Agent. */
  userAgentIsForbidden: boolean;
  /** A preflight's redirect is refused before anything else in the answer is read. */
  refusesPreflightRedirectFirst: boolean;
  /** An answer with two Locations that differ is a failure; two that are equal are one. */
  failsDifferingLocations: boolean;
  /** A redirect needs a Location with something in it. */
  ignoresEmptyLocation: boolean;
  /** `*` in Access-Control-Allow-Headers covers Authorization too. */
  wildcardCoversAuthorization: boolean;
  /** A redirect that leads to no URL is a failure before the CORS check. */
  failsBrokenRedirectFirst: boolean;
  /** Where a redirect must not lead: a failure of the network, of which CORS says nothing. */
  unsafeRedirectSchemes: readonly string[];
  /** Where a redirect is followed, unless the request changes by it, and then fails without a word about CORS. */
  unknownRedirectSchemes: readonly string[];
  /** A redirect of a no-cors request to an address with a user name is a network failure. */
  refusesNoCorsRedirectCredentials: boolean;
  /** Statuses that the network layer makes a failure of. */
  failingStatuses: readonly number[];
  /** A remembered preflight lets an upload with listeners through whenever its method needs no permission. */
  remembersUploadsByMethod: boolean;
  /** Access-Control-Max-Age is read as a signed number: below zero is zero. */
  readsSignedMaxAge: boolean;
  /**
   * The longest time for which a preflight is remembered, in seconds. Not a departure: the standard leaves the
   * limit to the browser.
   */
  longestMaxAge: number;
};

/** What the Fetch Standard says, and nothing else. */
export const standard: Dialect = {
  id: "standard",
  joinsRequestLines: false,
  safelistsClientHints: false,
  dropsClientHintsOnRedirect: false,
  largestRange: null,
  userAgentIsForbidden: false,
  refusesPreflightRedirectFirst: false,
  failsDifferingLocations: false,
  ignoresEmptyLocation: false,
  wildcardCoversAuthorization: false,
  failsBrokenRedirectFirst: false,
  unsafeRedirectSchemes: [],
  unknownRedirectSchemes: [],
  refusesNoCorsRedirectCredentials: false,
  failingStatuses: [],
  remembersUploadsByMethod: false,
  readsSignedMaxAge: false,
  longestMaxAge: Number.POSITIVE_INFINITY,
};

/** Chromium 156. */
export const chromium: Dialect = {
  id: "chromium",
  joinsRequestLines: true,
  safelistsClientHints: true,
  dropsClientHintsOnRedirect: true,
  largestRange: 2n ** 63n - 2n,
  userAgentIsForbidden: true,
  refusesPreflightRedirectFirst: true,
  failsDifferingLocations: true,
  ignoresEmptyLocation: true,
  wildcardCoversAuthorization: true,
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
  failingStatuses: [407],
  remembersUploadsByMethod: true,
  readsSignedMaxAge: true,
  longestMaxAge: 7200,
};
