import { quirksOf, type Run } from "./quirk.ts";
import {
  allow,
  allowing,
  allowsNothing,
  redirecting,
  redirectTo,
  respond,
  spec,
} from "./run-parts.ts";

const quirk = quirksOf("redirect");
const failed = "PreflightInvalidStatus";
const refused = "HeaderDisallowedByPreflightResponse";
/** A PUT that a redirect turns into a GET; a second preflight would fail. */
const putThenFailingPreflight: Run = {
  request: { method: "PUT" },
  hops: [
    redirecting("{next}", 303, allow("Methods", "PUT")),
    { preflight: respond(404), response: respond(200) },
  ],
};

/** How a redirect changes a request. */
export const redirectedRequest = [
  quirk({
    rule: "dropsClientHintsOnRedirect",
    summary:
      "A request keeps its headers along a redirect. Chromium drops client hints, except Save-Data, unless the redirect leads to the page's origin.",
    reason: "Chromium decides for each address which client hints the server may have.",
    link: `${spec}http-redirect-fetch`,
    values: { standard: false, chromium: true },
    run: {
      request: { headers: [["DPR", "odd"]] },
      hops: [redirecting("{next}", 302, allow("Headers", "DPR")), ...allowsNothing],
    },
    ends: { standard: refused, chromium: "readable" },
  }),
  quirk({
    rule: "keepsPreflighting",
    summary:
      "The standard decides on a preflight anew after each redirect. Firefox keeps sending one once it had to, for the headers of the first request.",
    reason: "Firefox records at the start what needs a preflight and passes it along redirects.",
    link: `${spec}main-fetch`,
    values: { standard: false, firefox: true },
    run: putThenFailingPreflight,
    ends: { standard: "readable", firefox: failed, webkit: failed },
  }),
  quirk({
    rule: "preflightsAfterRedirects",
    summary:
      "The standard sends a preflight after a redirect if the changed request needs one. WebKit sends one at every address once it had to.",
    reason: "WebKit records for all redirects that the request needed a preflight.",
    link: `${spec}main-fetch`,
    values: { standard: false, webkit: true },
    run: putThenFailingPreflight,
    ends: { standard: "readable", firefox: failed, webkit: failed },
  }),
  quirk({
    rule: "preflightsFirstHeaders",
    summary:
      "A redirect can drop the body's headers and Authorization. WebKit's preflight still requests them.",
    reason: "WebKit builds every preflight from the headers that script set.",
    link: `${spec}http-redirect-fetch`,
    values: { standard: false, webkit: true },
    run: {
      request: { method: "POST", headers: [["Content-Type", "application/json"]] },
      hops: [redirecting("{next}", 302, allow("Headers", "Content-Type")), ...allowsNothing],
    },
    ends: { standard: "readable", webkit: refused },
  }),
  quirk({
    rule: "preflightsAsPage",
    summary:
      "After a redirect from one foreign origin to another, a preflight's Origin is `null`. Firefox sends the page's origin.",
    reason: "Firefox creates a preflight as a new request of the page, without its redirects.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, firefox: true },
    run: {
      request: { method: "PUT" },
      hops: [
        redirecting("http://{elsewhere}{next}", 307, allow("Methods", "PUT")),
        {
          preflight: respond(204, allow("Methods", "PUT")),
          response: allowing("null"),
        },
      ],
    },
    ends: { standard: "PreflightAllowOriginMismatch", firefox: "readable" },
  }),
  quirk({
    rule: "makesDeleteGetAcrossOrigins",
    summary:
      "Only 301, 302 and 303 can change a method to GET. WebKit changes DELETE to GET on every redirect to another origin.",
    reason: "WebKitGTK follows redirects as its HTTP library once did; no other WebKit port does.",
    link: `${spec}http-redirect-fetch`,
    values: { standard: false, webkit: true },
    run: {
      request: { method: "DELETE" },
      hops: [
        redirecting("http://{elsewhere}{next}", 307, allow("Methods", "DELETE")),
        {
          preflight: allowing("*", 204),
          response: allowing("*"),
        },
      ],
    },
    ends: { standard: "MethodDisallowedByPreflightResponse", webkit: "readable" },
  }),
  quirk({
    rule: "keepsOriginOnRedirect",
    summary:
      "A no-cors GET has no Origin header. WebKit sends one if the request was a POST before a redirect on the same server.",
    reason: "WebKit sets Origin at the start and removes it only on a redirect to another server.",
    link: `${spec}append-a-request-origin-header`,
    values: { standard: false, webkit: true },
    run: {
      request: { mode: "no-cors", method: "POST" },
      hops: [{ response: redirectTo("{next}", 303) }, { response: respond(200) }],
      shows: "origin",
    },
    ends: { standard: "none", webkit: "{origin}" },
  }),
];
