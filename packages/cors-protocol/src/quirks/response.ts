import type { Quirk } from "./quirk.ts";
import { allow, answer, spec } from "./parts.ts";

/** What a browser makes of an answer. */
export const answers: readonly Quirk[] = [
  {
    setting: "multipleAllowOrigin",
    rule: "An Allow-Origin that is not the page's origin is a failure; Chromium calls it several values when there is a space or a comma in it, WebKit only at a comma, and Firefox only when there are several lines.",
    reason:
      "Each looks for the mistake in another place. Firefox compares the name by the letter there, and does not see lines in lower case.",
    link: `${spec}concept-cors-check`,
    run: {
      request: {},
      hops: [
        {
          response: {
            status: 200,
            headers: [["Access-Control-Allow-Origin", "{origin} {origin}"]],
          },
        },
      ],
    },
    ends: {
      standard: "MultipleAllowOriginValues",
      chromium: "MultipleAllowOriginValues",
      firefox: "AllowOriginMismatch",
      webkit: "AllowOriginMismatch",
    },
  },
  {
    setting: "namesInvalidAllowOrigin",
    rule: "A value that is no origin at all is a mismatch like any other; Chromium tells them apart, Firefox and WebKit do not.",
    reason: "Only Chromium parses the value; the others compare texts.",
    link: `${spec}concept-cors-check`,
    run: {
      request: {},
      hops: [{ response: { status: 200, headers: [["Access-Control-Allow-Origin", "true"]] } }],
    },
    ends: {
      standard: "InvalidAllowOriginValue",
      chromium: "InvalidAllowOriginValue",
      firefox: "AllowOriginMismatch",
      webkit: "AllowOriginMismatch",
    },
  },
  {
    setting: "checksPreflightStatusFirst",
    rule: "The CORS check comes before the status of a preflight's answer; WebKit looks at the status first.",
    reason: "Whether the answer is a success is the cheapest question, and it asks that first.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: { status: 404, headers: [] }, response: answer(200) }],
    },
    ends: {
      standard: "PreflightMissingAllowOriginHeader",
      chromium: "PreflightMissingAllowOriginHeader",
      firefox: "PreflightMissingAllowOriginHeader",
      webkit: "PreflightInvalidStatus",
    },
  },
  {
    setting: "readsAllowHeadersLast",
    rule: "Both lists are parsed before either is used; Firefox only reads the allowed headers when the method is allowed.",
    reason: "It decides while it reads, one list after the other.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Headers", "no token")), response: answer(200) }],
    },
    ends: {
      standard: "InvalidAllowHeadersPreflightResponse",
      chromium: "InvalidAllowHeadersPreflightResponse",
      firefox: "MethodDisallowedByPreflightResponse",
      webkit: "InvalidAllowHeadersPreflightResponse",
    },
  },
  {
    setting: "namesPreflightRedirect",
    rule: "A preflight that was redirected fails for its status; Chromium and Firefox say that it was redirected.",
    reason: "They are told of the redirect before they see the answer.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        { preflight: answer(307, ["Location", "{next}"]), response: answer(200) },
        { response: answer(200) },
      ],
    },
    ends: {
      standard: "PreflightInvalidStatus",
      chromium: "PreflightDisallowedRedirect",
      firefox: "PreflightDisallowedRedirect",
      webkit: "PreflightInvalidStatus",
    },
  },
  {
    setting: "refusesPreflightRedirectFirst",
    rule: "The CORS check comes before the status; Chromium refuses a preflight's redirect before both.",
    reason: "The network stack reports the redirect before there is a response to check.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: { status: 307, headers: [["Location", "{next}"]] },
          response: answer(200),
        },
        { response: answer(200) },
      ],
    },
    ends: {
      standard: "PreflightMissingAllowOriginHeader",
      chromium: "PreflightDisallowedRedirect",
      firefox: "PreflightMissingAllowOriginHeader",
      webkit: "PreflightInvalidStatus",
    },
  },
  {
    setting: "wildcardCoversAuthorization",
    rule: "`*` never allows Authorization; in all three browsers it does, in Chromium and Firefox with a deprecation notice.",
    reason: "The exception came later than the wildcard, and too many sites relied on it.",
    link: `${spec}cors-non-wildcard-request-header-name`,
    run: {
      request: { headers: [["Authorization", "Bearer x"]] },
      hops: [{ preflight: answer(204, allow("Headers", "*")), response: answer(200) }],
    },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "readable",
      webkit: "readable",
    },
  },
  {
    setting: "failingStatuses",
    rule: "A 407 asks for a proxy's password; where there is no proxy, it is a network failure in Chromium.",
    reason: "Nobody but a proxy may ask for that, so the answer is taken for an attack.",
    link: `${spec}http-network-or-cache-fetch`,
    run: { request: {}, hops: [{ response: answer(407) }] },
    ends: {
      standard: "readable",
      chromium: "network-error",
      firefox: "readable",
      webkit: "readable",
    },
  },
  {
    setting: "skipsEmptyLines",
    rule: "Lines of one name are joined, empty ones too; Firefox passes over those without a value.",
    reason: "To join an empty value is to do nothing in its parser of responses.",
    link: `${spec}concept-header-list-get`,
    run: {
      request: { credentials: "include" },
      hops: [
        {
          response: answer(
            200,
            ["Access-Control-Allow-Credentials", ""],
            ["Access-Control-Allow-Credentials", "true"],
          ),
        },
      ],
    },
    ends: {
      standard: "InvalidAllowCredentials",
      chromium: "InvalidAllowCredentials",
      firefox: "readable",
      webkit: "InvalidAllowCredentials",
    },
  },
  {
    setting: "doublesTypeOf421",
    rule: "A 421 says that another connection may do better; Firefox tries once more, and then shows the Content-Type of both answers in one.",
    reason: "It is not known why; it seems that the first answer is not forgotten entirely.",
    link: `${spec}http-network-or-cache-fetch`,
    run: { request: {}, hops: [{ response: answer(421) }], shows: "content-type" },
    ends: {
      standard: "application/json; charset=utf-8",
      chromium: "application/json; charset=utf-8",
      firefox: "application/json; charset=utf-8,application/json; charset=utf-8",
      webkit: "application/json; charset=utf-8",
    },
  },
  {
    setting: "exposesAllBeforeErrors",
    rule: "A list of exposed headers that cannot be parsed exposes none; for fetch() in Firefox a `*` before the mistake exposes all of them.",
    reason: "The names read so far are thrown away at the mistake, and the wildcard is not.",
    link: `${spec}concept-response-cors-exposed-header-name-list`,
    run: {
      request: {},
      hops: [{ response: answer(200, ["Access-Control-Expose-Headers", "*, a b"]) }],
      shows: "access-control-expose-headers",
    },
    ends: { standard: "none", chromium: "none", firefox: "*, a b", webkit: "none" },
  },
  {
    setting: "mergesEqualLocations",
    rule: "Script reads lines of one name as one, joined by commas; of Locations that are equal Firefox shows one.",
    reason: "A second line of a name of which there can be but one is passed over there.",
    link: `${spec}concept-header-list-get`,
    run: {
      request: {},
      hops: [
        {
          response: answer(
            200,
            ["Access-Control-Expose-Headers", "Location"],
            ["Location", "/a"],
            ["Location", "/a"],
          ),
        },
      ],
      shows: "location",
    },
    ends: { standard: "/a, /a", chromium: "/a, /a", firefox: "/a", webkit: "/a, /a" },
  },
  {
    setting: "mendsHeaderValues",
    rule: "Script reads each byte of a header as one character; WebKit first replaces bytes that are no UTF-8 by the three of U+FFFD.",
    reason: "WebKitGTK's HTTP library makes text of what it reads.",
    link: `${spec}concept-header-list-get`,
    run: {
      request: {},
      hops: [
        {
          response: answer(
            200,
            ["Access-Control-Expose-Headers", "Vary"],
            ["Vary", "\u00e9\u00c3\u00a9"],
          ),
        },
      ],
      shows: "vary",
    },
    ends: {
      standard: "\u00e9\u00c3\u00a9",
      chromium: "\u00e9\u00c3\u00a9",
      firefox: "\u00e9\u00c3\u00a9",
      webkit: "\u00ef\u00bf\u00bd\u00c3\u00a9",
    },
  },
];
