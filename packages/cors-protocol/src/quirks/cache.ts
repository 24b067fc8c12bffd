import { quirksOf } from "./quirk.ts";
import { allow, allowCredentials, preflighted, respond, spec } from "./run-parts.ts";

const quirk = quirksOf("cache");
/** Sends a PUT twice; its preflight's response also has the given headers. */
const putTwice = (...headers: [string, string][]) => ({
  request: { method: "PUT" },
  hops: [preflighted(allow("Methods", "PUT"), ...headers)],
  isRepeated: true as const,
});

/** What a browser keeps of a preflight, and which requests that covers. */
export const cache = [
  quirk({
    rule: "cachesUploadsByMethod",
    summary:
      "A cached preflight covers a POST with upload listeners only if it named POST. All three browsers let it cover the POST anyway.",
    reason: "Their caches know only methods and headers, and POST is a safelisted method.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, chromium: true, firefox: true, webkit: true },
    run: {
      request: {
        method: "POST",
        initiatorType: "xmlhttprequest",
        bodyType: "text/plain;charset=UTF-8",
        hasUploadListeners: true,
      },
      hops: [preflighted(allow("Methods", "PUT"))],
      isRepeated: true,
    },
    ends: { standard: "2", chromium: "1", firefox: "1", webkit: "1" },
  }),
  quirk({
    rule: "readsSignedMaxAge",
    summary:
      "A negative Access-Control-Max-Age is invalid, so the default of 5 seconds applies. Chromium and WebKit read it as 0.",
    reason: "They parse a signed number and clamp it to zero.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, chromium: true, webkit: true },
    run: putTwice(["Access-Control-Max-Age", "-1"]),
    ends: { standard: "1", chromium: "2", firefox: "2", webkit: "2" },
  }),
  quirk({
    rule: "cachesNoInvalidMaxAge",
    summary:
      "An invalid Access-Control-Max-Age means the default of 5 seconds. Firefox does not cache the preflight at all.",
    reason: "Firefox reads digits only, and gives up caching at any other character.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, firefox: true },
    run: putTwice(["Access-Control-Max-Age", "5s"]),
    ends: { standard: "1", firefox: "2" },
  }),
  quirk({
    rule: "cachesNoWildcards",
    summary: "A cached `*` covers every method and every header. Firefox sends another preflight.",
    reason: "Firefox caches the names of the lists, and treats `*` as a name.",
    link: `${spec}concept-cache-match-method`,
    values: { standard: false, firefox: true },
    run: {
      request: { method: "PUT" },
      hops: [preflighted(allow("Methods", "*"))],
      isRepeated: true,
    },
    ends: { standard: "1", firefox: "2" },
  }),
  quirk({
    rule: "reinterpretsCachedWildcards",
    summary:
      "A `*` that was a plain name, because the request had cookies, stays a name in the cache. In WebKit it covers the next request without cookies.",
    reason: "WebKit caches the lists and applies the credentials of the request at hand.",
    link: `${spec}concept-cache-match-method`,
    values: { standard: false, webkit: true },
    run: {
      request: { method: "PUT", credentials: "include" },
      hops: [
        {
          preflight: respond(204, allowCredentials, allow("Methods", "PUT, *")),
          response: respond(200, allowCredentials),
        },
      ],
      isRepeated: true,
      again: { method: "DELETE", credentials: "same-origin" },
    },
    ends: { standard: "2", webkit: "1" },
  }),
  quirk({
    rule: "cachesHeadByName",
    summary:
      "A cached preflight covers HEAD, a safelisted method. Firefox sends another preflight unless the response named HEAD.",
    reason: "Firefox's cache treats only GET and POST as safelisted.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, firefox: true },
    run: {
      request: { method: "HEAD", headers: [["X-A", "1"]] },
      hops: [preflighted(allow("Headers", "X-A"))],
      isRepeated: true,
    },
    ends: { standard: "1", firefox: "2" },
  }),
  quirk({
    rule: "cachesNoIpAddresses",
    summary:
      "A cached preflight covers its address. Firefox sends another one for a server named by its IP address, unless the next request follows at once.",
    reason:
      "A cache entry lasts until the next host lookup, which an IP address seems to need for every request.",
    link: `${spec}concept-cache-match`,
    values: { standard: false, firefox: true },
    run: { ...putTwice(), isElsewhere: true },
    ends: { standard: "1", firefox: "2" },
  }),
  quirk({
    rule: "dropsEmptyFragment",
    summary:
      "The cache compares addresses with their fragments, even empty ones. fetch() in Firefox loses an empty fragment.",
    reason: "Firefox stores the fragment apart and restores it only if it is not empty.",
    link: `${spec}concept-cache-match`,
    values: { standard: false, firefox: true },
    run: { ...putTwice(), fragment: "#", again: { fragment: "" } },
    ends: { standard: "2", firefox: "1" },
  }),
  quirk({
    rule: "cachesByCredentials",
    summary:
      "A cached preflight with cookies also covers requests without. Firefox sends another preflight.",
    reason: "Firefox's cache key includes whether the request has cookies.",
    link: `${spec}concept-cache-match`,
    values: { standard: false, firefox: true },
    run: {
      request: { method: "PUT", credentials: "include" },
      hops: [
        {
          preflight: respond(204, allow("Methods", "PUT"), allowCredentials),
          response: respond(200, allowCredentials),
        },
      ],
      isRepeated: true,
      again: { credentials: "same-origin" },
    },
    ends: { standard: "1", firefox: "2" },
  }),
  quirk({
    rule: "cachesRefusedPreflights",
    summary:
      "A preflight that refuses the request is not cached. WebKit caches what it would have allowed.",
    reason: "WebKit stores the lists before it checks whether they allow the request.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, webkit: true },
    run: {
      request: { method: "DELETE" },
      hops: [preflighted(allow("Methods", "PUT"))],
      isRepeated: true,
      again: { method: "PUT" },
    },
    ends: { standard: "2", webkit: "1" },
  }),
];
