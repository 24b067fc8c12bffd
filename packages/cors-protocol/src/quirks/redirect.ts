import { quirksOf } from "./quirk.ts";
import { redirectTo, respond, spec } from "./run-parts.ts";

const quirk = quirksOf("redirect");
const noSchemes: readonly string[] = [];
const failed = "network-error";
const missing = "MissingAllowOriginHeader";
/** A redirect whose response allows no origin. */
const refusedRedirect = (location: string) => [
  { response: { status: 302, headers: [["Location", location] satisfies [string, string]] } },
];

/** Whether a browser follows a redirect. */
export const redirect = [
  quirk({
    rule: "followsEveryRedirectStatus",
    summary:
      "The standard has five redirect statuses. WebKit also follows the undefined ones from 309 to 399.",
    reason: "WebKitGTK follows every 3xx status except those that it knows are not redirects.",
    link: `${spec}redirect-status`,
    values: { standard: false, webkit: true },
    run: {
      request: { mode: "no-cors", method: "POST" },
      hops: [{ response: redirectTo("{next}", 309) }, { response: respond(200) }],
      shows: "requests",
    },
    ends: { standard: "1", webkit: "2" },
  }),
  quirk({
    rule: "failsDifferingLocations",
    summary:
      "Two Locations fail only in a redirect. Chromium and Firefox fail any response whose Locations differ, and accept equal ones as one.",
    reason: "Two Locations are a sign of response splitting by an injected line break.",
    link: `${spec}concept-response-location-url`,
    values: { standard: false, chromium: true, firefox: true },
    run: {
      request: {},
      hops: [{ response: respond(200, ["Location", "/a"], ["Location", "/b"]) }],
    },
    ends: { standard: "readable", chromium: failed, firefox: failed },
  }),
  quirk({
    rule: "joinsLocations",
    summary:
      "A redirect with two Locations fails. WebKit joins them with a comma and follows the result.",
    reason: "WebKit joins Location lines like those of any other header.",
    link: `${spec}concept-response-location-url`,
    values: { standard: false, webkit: true },
    run: {
      request: { mode: "no-cors" },
      // The second Location only extends the fragment of the first.
      hops: [
        { response: respond(302, ["Location", "{next}#"], ["Location", "x"]) },
        { response: respond(200) },
      ],
    },
    ends: { standard: failed, webkit: "opaque" },
  }),
  quirk({
    rule: "ignoresEmptyLocation",
    summary:
      "An empty Location redirects to the same address. Chromium does not treat it as a redirect.",
    reason: "Chromium's response parser skips empty Locations.",
    link: `${spec}concept-response-location-url`,
    values: { standard: false, chromium: true },
    run: { request: {}, hops: [{ response: redirectTo("") }] },
    ends: { standard: failed, chromium: "readable" },
  }),
  quirk({
    rule: "failsEmptyLocation",
    summary:
      "An empty Location redirects to the same address, up to twenty times. WebKit fails at once.",
    reason: "WebKit neither follows the redirect nor uses its response.",
    link: `${spec}concept-response-location-url`,
    values: { standard: false, webkit: true },
    run: { request: {}, hops: [{ response: redirectTo("") }], shows: "requests" },
    ends: { standard: "21", chromium: "1", webkit: "1" },
  }),
  quirk({
    rule: "failsBrokenRedirectFirst",
    summary:
      "The CORS check comes before the Location is parsed. Chromium and Firefox first fail a redirect whose Location is no URL.",
    reason: "The network layer parses the Location before it asks for the CORS check.",
    link: `${spec}http-fetch`,
    values: { standard: false, chromium: true, firefox: true },
    run: { request: {}, hops: refusedRedirect("http://") },
    ends: { standard: missing, chromium: failed, firefox: failed },
  }),
  quirk({
    rule: "namesBrokenRedirect",
    summary:
      "A redirect whose Location is no URL is a network error. WebKit reports a CORS failure.",
    reason: "WebKit finds no scheme in such a Location, and so none that CORS allows.",
    link: `${spec}concept-response-location-url`,
    values: { standard: false, webkit: true },
    run: { request: {}, hops: [{ response: redirectTo("http://") }] },
    ends: { standard: failed, webkit: "CorsDisabledScheme" },
  }),
  quirk({
    rule: "unsafeRedirectSchemes",
    summary:
      "A redirect to another scheme is a CORS failure. For some schemes, Chromium and Firefox report a network error instead.",
    reason: "The network layer refuses redirects to data:, file: and the like before CORS.",
    link: `${spec}http-redirect-fetch`,
    values: {
      standard: noSchemes,
      chromium: words(
        "about blob chrome chrome-untrusted data devtools file filesystem view-source",
      ),
      firefox: words("blob data file indexeddb jar javascript page-icon view-source ws wss"),
    },
    run: { request: {}, hops: [{ response: redirectTo("data:text/plain,x") }] },
    ends: { standard: "CorsDisabledScheme", chromium: failed, firefox: failed },
  }),
  quirk({
    rule: "refusesUnsafeRedirectFirst",
    summary:
      "The CORS check comes before the target of a redirect is checked. Firefox refuses unsafe schemes first.",
    reason:
      "Firefox checks the target when it creates the next request, and makes the CORS check when it sends it.",
    link: `${spec}http-fetch`,
    values: { standard: false, firefox: true },
    run: { request: {}, hops: refusedRedirect("data:text/plain,x") },
    ends: { standard: missing, firefox: failed },
  }),
  quirk({
    rule: "unknownRedirectSchemes",
    summary:
      "A redirect to ws: or wss: is a CORS failure. Chromium reports a network error if the redirect does not change the request.",
    reason:
      "Chromium accepts them as web schemes, and only its loader finds that it has no handler.",
    link: `${spec}http-redirect-fetch`,
    values: { standard: noSchemes, chromium: ["ws", "wss"] },
    run: { request: {}, hops: [{ response: redirectTo("ws://{api}/") }] },
    ends: { standard: "CorsDisabledScheme", chromium: failed, firefox: failed },
  }),
  quirk({
    rule: "disabledRedirectSchemes",
    summary:
      "The CORS check comes before the Location is parsed. WebKit fails every redirect to ftp:, whatever the response allows.",
    reason: "WebKit has FTP switched off, and its network layer says so before CORS.",
    link: `${spec}http-fetch`,
    values: { standard: noSchemes, webkit: ["ftp", "ftps"] },
    run: { request: {}, hops: refusedRedirect("ftp://{api}/") },
    ends: { standard: missing, webkit: failed },
  }),
  quirk({
    rule: "refusesNoCorsRedirectCredentials",
    summary:
      "A no-cors request follows a redirect to an address with a user name. Chromium refuses it.",
    reason: "Chromium blocks subresources whose address contains credentials.",
    link: `${spec}http-redirect-fetch`,
    values: { standard: false, chromium: true },
    run: {
      request: { mode: "no-cors" },
      hops: [{ response: redirectTo("//user@{api}{next}") }, { response: respond(200) }],
    },
    ends: { standard: "opaque", chromium: failed },
  }),
];

function words(text: string): readonly string[] {
  return text.split(" ");
}
