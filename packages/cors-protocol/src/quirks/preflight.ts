import { quirksOf } from "./quirk.ts";
import { allow, preflighted, redirectTo, respond, spec } from "./run-parts.ts";

const redirected = "PreflightDisallowedRedirect";
const refused = "HeaderDisallowedByPreflightResponse";
const quirk = quirksOf("preflight");

/** How a browser checks the response to a preflight. */
export const preflight = [
  quirk({
    rule: "checksPreflightStatusFirst",
    summary:
      "The CORS check comes before the status of a preflight's response. WebKit checks the status first.",
    reason: "The status is the cheapest check, and WebKit starts with it.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, webkit: true },
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: { status: 404, headers: [] }, response: respond(200) }],
    },
    ends: { standard: "PreflightMissingAllowOriginHeader", webkit: "PreflightInvalidStatus" },
  }),
  quirk({
    rule: "readsAllowHeadersLast",
    summary:
      "The standard parses both lists before it uses either. Firefox parses the allowed headers only when the method is allowed.",
    reason: "Firefox decides while it reads, one list after the other.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, firefox: true },
    run: { request: { method: "PUT" }, hops: [preflighted(allow("Headers", "no token"))] },
    ends: {
      standard: "InvalidAllowHeadersPreflightResponse",
      firefox: "MethodDisallowedByPreflightResponse",
    },
  }),
  quirk({
    rule: "namesPreflightRedirect",
    summary:
      "A redirected preflight fails for its status. Chromium and Firefox report the redirect instead.",
    reason: "Chromium and Firefox learn of the redirect before they see the response.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, chromium: true, firefox: true },
    run: {
      request: { method: "PUT" },
      hops: [
        { preflight: redirectTo("{next}", 307), response: respond(200) },
        { response: respond(200) },
      ],
    },
    ends: { standard: "PreflightInvalidStatus", chromium: redirected, firefox: redirected },
  }),
  quirk({
    rule: "refusesPreflightRedirectFirst",
    summary:
      "The CORS check comes before the status. Chromium refuses a preflight's redirect before either.",
    reason: "Chromium's network stack reports the redirect before there is a response to check.",
    link: `${spec}cors-preflight-fetch-0`,
    values: { standard: false, chromium: true },
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: { status: 307, headers: [["Location", "{next}"]] },
          response: respond(200),
        },
        { response: respond(200) },
      ],
    },
    ends: {
      standard: "PreflightMissingAllowOriginHeader",
      chromium: redirected,
      webkit: "PreflightInvalidStatus",
    },
  }),
  quirk({
    rule: "wildcardCoversAuthorization",
    summary:
      "`*` does not allow Authorization. All three browsers accept it, Chromium and Firefox with a deprecation notice.",
    reason:
      "The exception came later than the wildcard, and too many sites relied on the wildcard.",
    link: `${spec}cors-non-wildcard-request-header-name`,
    values: { standard: false, chromium: true, firefox: true, webkit: true },
    run: {
      request: { headers: [["Authorization", "Bearer x"]] },
      hops: [preflighted(allow("Headers", "*"))],
    },
    ends: { standard: refused, chromium: "readable", firefox: "readable", webkit: "readable" },
  }),
];
