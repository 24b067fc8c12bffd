import type { Engine } from "./rules.ts";

/**
 * How one engine decides where it departs from the standard. Every setting has its row in `quirks`, and
 * every row a run in a real browser.
 */
export type EngineRules = {
  id: "standard" | Engine;
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
  /**
   * What counts as several allowed origins: a space or a comma in the value, several lines whose name is written
   * as the standard writes it, or a comma. Everything else is a mismatch.
   */
  multipleAllowOrigin: "separators" | "lines" | "commas";
  /** An allowed origin that is no URL is told apart from one that is another origin. */
  namesInvalidAllowOrigin: boolean;
  /** A preflight's status is looked at before the CORS check. */
  checksPreflightStatusFirst: boolean;
  /** The list of allowed headers is only read when the method is allowed. */
  readsAllowHeadersLast: boolean;
  /** A preflight's redirect is refused for being one, and not for its status. */
  namesPreflightRedirect: boolean;
  /** It is refused before anything else in the answer is read. */
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
   * Which of several refused headers is named: any, the first in alphabetical order, or the first as script set
   * them. Not a quirk: the standard names none.
   */
  namesRefusedHeader: "any" | "sorted" | "as-set";
  /**
   * The longest time for which a preflight is remembered, in seconds. Not a quirk: the standard leaves the
   * limit to the browser.
   */
  longestMaxAge: number;
  /** Bytes beyond ASCII in Accept or Content-Type are unsafe. */
  refusesHighBytes: boolean;
  /** A comma in Content-Type is unsafe. */
  refusesCommasInContentType: boolean;
  /** Safe values may be longer than 1,024 bytes together. */
  ignoresTotalLength: boolean;
  /** Access-Control-Request-Headers names a header as often as script set it. */
  repeatsRequestedHeaders: boolean;
  /** What had to ask once asks at every later address, and for the headers that it began with. */
  keepsAsking: boolean;
  /** A preflight's Origin is the page's, even where that of its request is `null`. */
  preflightsAsPage: boolean;
  /** A line of an answer without a value is as none where another of its name has one. */
  skipsEmptyLines: boolean;
  /** A preflight whose Access-Control-Max-Age is no number is not remembered. */
  forgetsInvalidMaxAge: boolean;
  /** Of a remembered preflight only names count, and no wildcards. */
  forgetsWildcards: boolean;
  /** A remembered preflight covers HEAD only where it named it. */
  forgetsHead: boolean;
  /** A redirect to one of the unsafe schemes is refused before the CORS check. */
  refusesUnsafeRedirectFirst: boolean;
  /** A 421, which is asked for once more, has its Content-Type twice. */
  doublesTypeOf421: boolean;
  /** Hardly any preflight is remembered of a server that is called by its IP address: it is a matter of time. */
  forgetsAddresses: boolean;
  /** Of several Locations that are equal script sees one. */
  mergesEqualLocations: boolean;
  /** For fetch(), `*` exposes every header even where something after it in the list cannot be parsed. */
  exposesAllBeforeErrors: boolean;
  /** fetch() loses a fragment of which there is nothing. */
  dropsEmptyFragment: boolean;
  /** A preflight with cookies is not remembered for requests without. */
  separatesCredentials: boolean;
  /** The unit of a Range may be in any case, and its numbers may have a sign. */
  readsRangeLoosely: boolean;
  /** DELETE becomes GET along a redirect to another origin, whatever its status. */
  makesDeleteGetAcrossOrigins: boolean;
  /** After a redirect the browser asks for all headers that script set, also for those that did not travel on. */
  asksForFirstHeaders: boolean;
  /** Who had to ask once asks again after every redirect. */
  asksAfterRedirects: boolean;
  /** Schemes to which no redirect leads: refused before the CORS check, in every mode. */
  disabledRedirectSchemes: readonly string[];
  /** A Location that is no URL is one of another scheme, and as such a failure of CORS. */
  namesBrokenRedirect: boolean;
  /** A redirect with an empty Location is a failure of the network. */
  failsEmptyLocation: boolean;
  /** Several Locations are one text, joined by commas, as lines of any other name are. */
  joinsLocations: boolean;
  /** A no-cors request that told its Origin still does when a redirect on one server makes a GET of it. */
  keepsOriginOnRedirect: boolean;
  /** Bytes of an answer's headers that are no UTF-8 are those of U+FFFD for script. */
  mendsHeaderValues: boolean;
  /** A wildcard that is remembered counts for each request anew, whatever it was when it was given. */
  readsWildcardsAnew: boolean;
  /** What a preflight lists is remembered even if the request that asked was refused for it. */
  remembersRefusedPreflights: boolean;
  /** Every status from 301 to 399 is a redirect, but 304 to 306. */
  followsEveryRedirectStatus: boolean;
  /**
   * A fragment without a character travels along a redirect as any other. Not a quirk that a run can show:
   * only the address that the console names tells it.
   */
  keepsEmptyFragment: boolean;
};
