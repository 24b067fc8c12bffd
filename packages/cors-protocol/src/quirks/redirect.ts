import type { Quirk } from "./quirk.ts";
import { answer, spec } from "./parts.ts";

/** Whether a browser follows a redirect. */
export const redirects: readonly Quirk[] = [
  {
    setting: "followsEveryRedirectStatus",
    rule: "Five statuses are redirects; WebKit also follows those that nobody has defined, from 309 to 399.",
    reason: "WebKitGTK follows every status of that hundred but those that it knows to be none.",
    link: `${spec}redirect-status`,
    run: {
      request: { mode: "no-cors", method: "POST" },
      hops: [{ response: answer(309, ["Location", "{next}"]) }, { response: answer(200) }],
      shows: "requests",
    },
    ends: { standard: "1", chromium: "1", firefox: "1", webkit: "2" },
  },
  {
    setting: "failsDifferingLocations",
    rule: "A Location only counts in a redirect, and two of them make it fail; Chromium fails whatever has two that differ, and takes two equal ones for one.",
    reason:
      "Two Locations are how an answer is split in two by whoever smuggled a line break into it.",
    link: `${spec}concept-response-location-url`,
    run: {
      request: {},
      hops: [{ response: answer(200, ["Location", "/a"], ["Location", "/b"]) }],
    },
    ends: {
      standard: "readable",
      chromium: "network-error",
      firefox: "network-error",
      webkit: "readable",
    },
  },
  {
    setting: "joinsLocations",
    rule: "Two Locations make a redirect fail; WebKit follows them as one text with a comma.",
    reason: "It joins lines of one name, as it does for every other header.",
    link: `${spec}concept-response-location-url`,
    run: {
      request: { mode: "no-cors" },
      // The second one only adds to the first one's fragment.
      hops: [
        { response: answer(302, ["Location", "{next}#"], ["Location", "x"]) },
        { response: answer(200) },
      ],
    },
    ends: {
      standard: "network-error",
      chromium: "network-error",
      firefox: "network-error",
      webkit: "opaque",
    },
  },
  {
    setting: "ignoresEmptyLocation",
    rule: "An empty Location leads to the same address again; for Chromium it is no redirect.",
    reason: "Its parser of responses looks for the first Location that is not empty.",
    link: `${spec}concept-response-location-url`,
    run: { request: {}, hops: [{ response: answer(302, ["Location", ""]) }] },
    ends: {
      standard: "network-error",
      chromium: "readable",
      firefox: "network-error",
      webkit: "network-error",
    },
  },
  {
    setting: "failsEmptyLocation",
    rule: "An empty Location leads to the same address again, up to twenty times; for WebKit it is a failure at once.",
    reason: "It does not follow it, and yet has no use for an answer that should have led on.",
    link: `${spec}concept-response-location-url`,
    run: {
      request: {},
      hops: [{ response: answer(302, ["Location", ""]) }],
      shows: "requests",
    },
    ends: { standard: "21", chromium: "1", firefox: "21", webkit: "1" },
  },
  {
    setting: "failsBrokenRedirectFirst",
    rule: "The CORS check comes before a Location is read; Chromium first fails a redirect that leads to no URL.",
    reason:
      "Its network layer decides whether a redirect can be followed, and CORS is asked after it.",
    link: `${spec}http-fetch`,
    run: { request: {}, hops: [{ response: { status: 302, headers: [["Location", "http://"]] } }] },
    ends: {
      standard: "MissingAllowOriginHeader",
      chromium: "network-error",
      firefox: "network-error",
      webkit: "MissingAllowOriginHeader",
    },
  },
  {
    setting: "namesBrokenRedirect",
    rule: "A redirect that leads to no URL is a failure of the network; WebKit calls it one of CORS.",
    reason: "What is no URL has no scheme, and so none that CORS allows.",
    link: `${spec}concept-response-location-url`,
    run: { request: {}, hops: [{ response: answer(302, ["Location", "http://"]) }] },
    ends: {
      standard: "network-error",
      chromium: "network-error",
      firefox: "network-error",
      webkit: "CorsDisabledScheme",
    },
  },
  {
    setting: "unsafeRedirectSchemes",
    rule: "A redirect to another scheme is a failure of the request; for some of them Chromium's network layer says so, and not CORS.",
    reason: "Redirects to data:, file: and the like are refused for security before CORS is asked.",
    link: `${spec}http-redirect-fetch`,
    run: { request: {}, hops: [{ response: answer(302, ["Location", "data:text/plain,x"]) }] },
    ends: {
      standard: "CorsDisabledScheme",
      chromium: "network-error",
      firefox: "network-error",
      webkit: "CorsDisabledScheme",
    },
  },
  {
    setting: "refusesUnsafeRedirectFirst",
    rule: "The CORS check comes before the address to which a redirect leads; Firefox refuses its unsafe schemes before that.",
    reason:
      "Whether a page may load such an address is asked when the next request is made, and CORS only when it is sent.",
    link: `${spec}http-fetch`,
    run: {
      request: {},
      hops: [{ response: { status: 302, headers: [["Location", "data:text/plain,x"]] } }],
    },
    ends: {
      standard: "MissingAllowOriginHeader",
      chromium: "MissingAllowOriginHeader",
      firefox: "network-error",
      webkit: "MissingAllowOriginHeader",
    },
  },
  {
    setting: "unknownRedirectSchemes",
    rule: "A redirect to ws: or wss: is a failure like one to any other scheme; in Chromium it is not one of CORS, as long as the request stays the same.",
    reason:
      "The schemes count as those of the web, and only the loader finds that it has none for them.",
    link: `${spec}http-redirect-fetch`,
    run: { request: {}, hops: [{ response: answer(302, ["Location", "ws://{api}/"]) }] },
    ends: {
      standard: "CorsDisabledScheme",
      chromium: "network-error",
      firefox: "network-error",
      webkit: "CorsDisabledScheme",
    },
  },
  {
    setting: "disabledRedirectSchemes",
    rule: "The CORS check comes before a Location is read; a redirect to ftp: is a failure in WebKit whatever the answer allows.",
    reason: "FTP is switched off, which its network layer says before CORS is asked.",
    link: `${spec}http-fetch`,
    run: {
      request: {},
      hops: [{ response: { status: 302, headers: [["Location", "ftp://{api}/"]] } }],
    },
    ends: {
      standard: "MissingAllowOriginHeader",
      chromium: "MissingAllowOriginHeader",
      firefox: "MissingAllowOriginHeader",
      webkit: "network-error",
    },
  },
  {
    setting: "refusesNoCorsRedirectCredentials",
    rule: "A no-cors request follows a redirect to an address with a user name; Chromium does not.",
    reason: "It blocks sub-resources whose address carries credentials.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { mode: "no-cors" },
      hops: [
        { response: answer(302, ["Location", "//user@{api}{next}"]) },
        { response: answer(200) },
      ],
    },
    ends: { standard: "opaque", chromium: "network-error", firefox: "opaque", webkit: "opaque" },
  },
];
