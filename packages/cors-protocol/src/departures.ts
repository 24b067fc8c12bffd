import type { Dialect } from "./dialect.ts";
import type { Response } from "./exchange.ts";
import type { RequestInit } from "./request.ts";

/** A setting of a dialect that is a departure; limits that the standard leaves to the browser are none. */
export type Setting = Exclude<
  keyof Dialect,
  "id" | "longestMaxAge" | "namesRefusedHeader" | "keepsEmptyFragment"
>;

/** A request, and what the server answers to it at each address, that shows a departure in a real browser. */
export type Run = {
  request: Omit<RequestInit, "url">;
  /**
   * `{origin}` is the page's origin, `{next}` the path of the next hop, `{api}` the server's host and port, and
   * `{elsewhere}` those under its other name.
   */
  hops: { preflight?: Response; response: Response }[];
  /** Sent twice, to see whether the browser asks again. */
  isRepeated?: true;
  /** What stands behind the address. */
  fragment?: string;
  /** Whether the server is called by its other name, an IP address. */
  isElsewhere?: true;
  /** What changes the second time. */
  again?: Pick<RequestInit, "credentials" | "method"> & Pick<Run, "fragment">;
  /**
   * Told in place of how it ends: what the last preflight asked for, what script sees, how many requests are sent,
   * or the Origin of the last one.
   */
  shows?: "requested-headers" | "content-type" | "exposed" | "requests" | "origin" | "vary";
};

/** Where an engine decides otherwise than the standard says, why, and the run that shows it. */
export type Departure = {
  setting: Setting;
  /** What the standard says, and what the engine does. */
  rule: string;
  reason: string;
  /** The step of the standard that is departed from. */
  link: string;
  run: Run;
  /** How the run ends: the outcome, or the code, or what it shows; for a repeated run, how many preflights were sent. */
  ends: Record<Dialect["id"], string>;
};

const allowOrigin: [string, string] = ["Access-Control-Allow-Origin", "{origin}"];
const allowCredentials: [string, string] = ["Access-Control-Allow-Credentials", "true"];
const allow = (name: "Methods" | "Headers", value: string): [string, string] => [
  `Access-Control-Allow-${name}`,
  value,
];
const answer = (status: number, ...headers: [string, string][]): Response => ({
  status,
  headers: [allowOrigin, ...headers],
});
/** Allows the origin and nothing else, so that each unsafe header is refused. */
const allowsNothing = [{ preflight: answer(204), response: answer(200) }];
const spec = "https://fetch.spec.whatwg.org/#";

export const departures: readonly Departure[] = [
  {
    setting: "joinsRequestLines",
    rule: "Each header line is checked by itself, to 128 bytes; Chromium and WebKit first join lines of one name.",
    reason: "They keep one value for each name.",
    link: `${spec}cors-unsafe-request-header-names`,
    run: {
      request: {
        headers: [
          ["Accept", "a".repeat(100)],
          ["Accept", "b".repeat(100)],
        ],
      },
      hops: allowsNothing,
    },
    ends: {
      standard: "readable",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "readable",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "safelistsClientHints",
    rule: "Five names are safelisted; Chromium also sends its client hints without asking.",
    reason: "They describe the device, and Chromium would send them by itself.",
    link: `${spec}cors-safelisted-request-header`,
    run: { request: { headers: [["DPR", "2"]] }, hops: allowsNothing },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "dropsClientHintsOnRedirect",
    rule: "A request keeps its headers along a redirect; Chromium takes its client hints away, save for Save-Data, unless it leads home.",
    reason: "Whether a server may have a hint is decided anew for each address.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { headers: [["DPR", "odd"]] },
      hops: [
        {
          preflight: answer(204, allow("Headers", "DPR")),
          response: answer(302, ["Location", "{next}"]),
        },
        ...allowsNothing,
      ],
    },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "largestRange",
    rule: "A Range may begin anywhere; Chromium asks from the largest signed number of 64 bits on, Firefox behind the largest unsigned one, and WebKit from that on.",
    reason: "They parse numbers of 64 bits, and the largest means in Chromium that there is none.",
    link: `${spec}simple-range-header-value`,
    run: { request: { headers: [["Range", "bytes=18446744073709551616-"]] }, hops: allowsNothing },
    ends: {
      standard: "readable",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "userAgentIsForbidden",
    rule: "Script may set User-Agent, after asking; Chromium drops it without a word.",
    reason:
      "It was a forbidden header until 2015, and Chromium has not followed (crbug.com/571722).",
    link: `${spec}forbidden-request-header`,
    run: { request: { headers: [["User-Agent", "me"]] }, hops: allowsNothing },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
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
      chromium: "unanswered",
      firefox: "unanswered",
      webkit: "readable",
    },
  },
  {
    setting: "ignoresEmptyLocation",
    rule: "An empty Location leads to the same address again; for Chromium it is no redirect.",
    reason: "Its parser of responses looks for the first Location that is not empty.",
    link: `${spec}concept-response-location-url`,
    run: { request: {}, hops: [{ response: answer(302, ["Location", ""]) }] },
    ends: {
      standard: "unanswered",
      chromium: "readable",
      firefox: "unanswered",
      webkit: "unanswered",
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
    setting: "failsBrokenRedirectFirst",
    rule: "The CORS check comes before a Location is read; Chromium first fails a redirect that leads to no URL.",
    reason:
      "Its network layer decides whether a redirect can be followed, and CORS is asked after it.",
    link: `${spec}http-fetch`,
    run: { request: {}, hops: [{ response: { status: 302, headers: [["Location", "http://"]] } }] },
    ends: {
      standard: "MissingAllowOriginHeader",
      chromium: "unanswered",
      firefox: "unanswered",
      webkit: "MissingAllowOriginHeader",
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
      chromium: "unanswered",
      firefox: "unanswered",
      webkit: "CorsDisabledScheme",
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
      chromium: "unanswered",
      firefox: "unanswered",
      webkit: "CorsDisabledScheme",
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
    ends: { standard: "opaque", chromium: "unanswered", firefox: "opaque", webkit: "opaque" },
  },
  {
    setting: "failingStatuses",
    rule: "A 407 asks for a proxy's password; where there is no proxy, it is a network failure in Chromium.",
    reason: "Nobody but a proxy may ask for that, so the answer is taken for an attack.",
    link: `${spec}http-network-or-cache-fetch`,
    run: { request: {}, hops: [{ response: answer(407) }] },
    ends: { standard: "readable", chromium: "unanswered", firefox: "readable", webkit: "readable" },
  },
  {
    setting: "remembersUploadsByMethod",
    rule: "A POST with listeners on its upload is asked for again unless the preflight named POST; all three browsers remember it all the same.",
    reason: "Their memory of a preflight knows methods and headers, and POST needs no permission.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: {
        method: "POST",
        initiatorType: "xmlhttprequest",
        bodyType: "text/plain;charset=UTF-8",
        hasUploadListeners: true,
      },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      isRepeated: true,
    },
    ends: { standard: "2", chromium: "1", firefox: "1", webkit: "1" },
  },
  {
    setting: "readsSignedMaxAge",
    rule: "A negative Access-Control-Max-Age is no number, so that the default of 5 seconds holds; Chromium and WebKit read it as 0.",
    reason: "They parse a signed number, and what is below zero cannot be remembered.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT"), ["Access-Control-Max-Age", "-1"]),
          response: answer(200),
        },
      ],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "2", firefox: "2", webkit: "2" },
  },
  {
    setting: "refusesHighBytes",
    rule: "Bytes beyond ASCII are safe in Accept and in Content-Type; in Firefox they are not.",
    reason:
      "It looks for control characters, and a byte is a signed number there, so that those beyond ASCII are less than a space.",
    link: `${spec}cors-unsafe-request-header-byte`,
    run: { request: { headers: [["Accept", "caf\u00e9"]] }, hops: allowsNothing },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "refusesCommasInContentType",
    rule: "A Content-Type is known by what stands before its parameters; Firefox takes one with a comma for no type at all.",
    reason: "A comma separates types, of which a request has one.",
    link: `${spec}cors-safelisted-request-header`,
    run: {
      request: { headers: [["Content-Type", "text/plain;a,b"]] },
      hops: allowsNothing,
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "ignoresTotalLength",
    rule: "Safe values of more than 1,024 bytes together are not safe; Firefox only looks at each by itself.",
    reason: "Its check knows one line at a time.",
    link: `${spec}cors-unsafe-request-header-names`,
    run: {
      request: {
        headers: Array.from({ length: 9 }, (): [string, string] => ["Accept", "a".repeat(128)]),
      },
      hops: allowsNothing,
    },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "readable",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "repeatsRequestedHeaders",
    rule: "Access-Control-Request-Headers names each header once; in Firefox as often as script set it.",
    reason: "It makes the list of the lines, and sorts it.",
    link: `${spec}cors-unsafe-request-header-names`,
    run: {
      request: {
        headers: [
          ["X-A", "1"],
          ["X-A", "2"],
        ],
      },
      hops: allowsNothing,
      shows: "requested-headers",
    },
    ends: { standard: "x-a", chromium: "x-a", firefox: "x-a,x-a", webkit: "x-a" },
  },
  {
    setting: "keepsAsking",
    rule: "Whether to ask first is decided anew after each redirect; what had to ask once asks at every address in Firefox, and for the headers that it began with.",
    reason:
      "What the request needs permission for is noted when it begins, and handed on from one address to the next.",
    link: `${spec}main-fetch`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: answer(303, ["Location", "{next}"]),
        },
        { preflight: answer(404), response: answer(200) },
      ],
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "PreflightInvalidStatus",
      webkit: "PreflightInvalidStatus",
    },
  },
  {
    setting: "preflightsAsPage",
    rule: "After a redirect from one foreign origin to another, Origin is `null` in the preflight too; in Firefox a preflight always says the page's origin.",
    reason:
      "A preflight is a request of its own there, which begins at the page and knows nothing of the way.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: answer(307, ["Location", "http://{elsewhere}{next}"]),
        },
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: { status: 200, headers: [["Access-Control-Allow-Origin", "null"]] },
        },
      ],
    },
    ends: {
      standard: "PreflightAllowOriginMismatch",
      chromium: "PreflightAllowOriginMismatch",
      firefox: "readable",
      webkit: "PreflightAllowOriginMismatch",
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
    setting: "forgetsInvalidMaxAge",
    rule: "Where Access-Control-Max-Age is no number, the default of 5 seconds holds; Firefox then remembers nothing.",
    reason: "It takes digits and nothing else, and stops remembering at the first other character.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT"), ["Access-Control-Max-Age", "5s"]),
          response: answer(200),
        },
      ],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "forgetsWildcards",
    rule: "A remembered `*` covers every method and every header; Firefox asks again.",
    reason: "It remembers the names of the lists, and a wildcard is a name there like any other.",
    link: `${spec}concept-cache-match-method`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Methods", "*")), response: answer(200) }],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "forgetsHead",
    rule: "HEAD needs no permission, remembered or not; Firefox asks again unless the answer named it.",
    reason: "Its memory lets only GET and POST through without a name.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "HEAD", headers: [["X-A", "1"]] },
      hops: [{ preflight: answer(204, allow("Headers", "X-A")), response: answer(200) }],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
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
      firefox: "unanswered",
      webkit: "MissingAllowOriginHeader",
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
    setting: "forgetsAddresses",
    rule: "A preflight is remembered for the address that it was for; Firefox asks again where that names the server by its IP address, unless the next request comes at once.",
    reason:
      "What is remembered holds until the name of the host is looked up anew, and an IP address seems to be with every request.",
    link: `${spec}concept-cache-match`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      isRepeated: true,
      isElsewhere: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "exposesAllBeforeErrors",
    rule: "A list of exposed headers that cannot be parsed exposes none; for fetch() in Firefox a `*` before the mistake exposes all of them.",
    reason: "The names read so far are thrown away at the mistake, and the wildcard is not.",
    link: `${spec}concept-response-cors-exposed-header-name-list`,
    run: {
      request: {},
      hops: [{ response: answer(200, ["Access-Control-Expose-Headers", "*, a b"]) }],
      shows: "exposed",
    },
    ends: { standard: "none", chromium: "none", firefox: "*, a b", webkit: "none" },
  },
  {
    setting: "dropsEmptyFragment",
    rule: "The fragment is a part of the address of which a preflight is remembered, even an empty one; fetch() in Firefox loses that.",
    reason: "It keeps the address and the fragment apart, and puts back only what is not empty.",
    link: `${spec}concept-cache-match`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      fragment: "#",
      isRepeated: true,
      again: { fragment: "" },
    },
    ends: { standard: "2", chromium: "2", firefox: "1", webkit: "2" },
  },
  {
    setting: "separatesCredentials",
    rule: "A preflight for a request with cookies is remembered for those without too; Firefox asks again.",
    reason: "Whether there are cookies is a part of the key of its memory.",
    link: `${spec}concept-cache-match`,
    run: {
      request: { method: "PUT", credentials: "include" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT"), [
            "Access-Control-Allow-Credentials",
            "true",
          ]),
          response: answer(200, ["Access-Control-Allow-Credentials", "true"]),
        },
      ],
      isRepeated: true,
      again: { credentials: "same-origin" },
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "readsRangeLoosely",
    rule: "A Range that is safe begins with `bytes=` and a digit; WebKit also takes other cases of the unit and numbers with a plus sign.",
    reason: "It compares the unit without its case, and its parser of numbers allows a sign.",
    link: `${spec}simple-range-header-value`,
    run: { request: { headers: [["Range", "Bytes=+0-"]] }, hops: allowsNothing },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "makesDeleteGetAcrossOrigins",
    rule: "Only 301, 302 and 303 may make a GET of another method; in WebKit every redirect to another origin makes one of DELETE.",
    reason:
      "WebKitGTK follows redirects as its HTTP library once did; no other port of WebKit has it.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { method: "DELETE" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "DELETE")),
          response: answer(307, ["Location", "http://{elsewhere}{next}"]),
        },
        {
          preflight: { status: 204, headers: [["Access-Control-Allow-Origin", "*"]] },
          response: { status: 200, headers: [["Access-Control-Allow-Origin", "*"]] },
        },
      ],
    },
    ends: {
      standard: "MethodDisallowedByPreflightResponse",
      chromium: "MethodDisallowedByPreflightResponse",
      firefox: "MethodDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "asksForFirstHeaders",
    rule: "A redirect that makes a GET takes the body's headers away, and one to another origin Authorization; WebKit asks for them all the same.",
    reason: "It makes each preflight of the headers that script set.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { method: "POST", headers: [["Content-Type", "application/json"]] },
      hops: [
        {
          preflight: answer(204, allow("Headers", "Content-Type")),
          response: answer(302, ["Location", "{next}"]),
        },
        ...allowsNothing,
      ],
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "readable",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "asksAfterRedirects",
    rule: "After a redirect the browser asks if what is left of the request needs it; WebKit asks at every address once it had to.",
    reason: "That the request is not a simple one is remembered for all of its redirects.",
    link: `${spec}main-fetch`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: answer(303, ["Location", "{next}"]),
        },
        { preflight: answer(404), response: answer(200) },
      ],
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "PreflightInvalidStatus",
      webkit: "PreflightInvalidStatus",
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
      webkit: "unanswered",
    },
  },
  {
    setting: "namesBrokenRedirect",
    rule: "A redirect that leads to no URL is a failure of the network; WebKit calls it one of CORS.",
    reason: "What is no URL has no scheme, and so none that CORS allows.",
    link: `${spec}concept-response-location-url`,
    run: { request: {}, hops: [{ response: answer(302, ["Location", "http://"]) }] },
    ends: {
      standard: "unanswered",
      chromium: "unanswered",
      firefox: "unanswered",
      webkit: "CorsDisabledScheme",
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
      standard: "unanswered",
      chromium: "unanswered",
      firefox: "unanswered",
      webkit: "opaque",
    },
  },
  {
    setting: "keepsOriginOnRedirect",
    rule: "A no-cors GET tells no Origin; in WebKit it does if it was a POST before a redirect to the same server.",
    reason:
      "The header was set when the request was made, and only leaves it on the way elsewhere.",
    link: `${spec}append-a-request-origin-header`,
    run: {
      request: { mode: "no-cors", method: "POST" },
      hops: [{ response: answer(303, ["Location", "{next}"]) }, { response: answer(200) }],
      shows: "origin",
    },
    ends: { standard: "none", chromium: "none", firefox: "none", webkit: "{origin}" },
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
  {
    setting: "readsWildcardsAnew",
    rule: "A wildcard that was a mere name, for the request had cookies, is remembered as a name; in WebKit it covers the next request without.",
    reason: "It remembers what the lists say, and asks for the credentials of the request at hand.",
    link: `${spec}concept-cache-match-method`,
    run: {
      request: { method: "PUT", credentials: "include" },
      hops: [
        {
          preflight: answer(204, allowCredentials, allow("Methods", "PUT, *")),
          response: answer(200, allowCredentials),
        },
      ],
      isRepeated: true,
      again: { method: "DELETE", credentials: "same-origin" },
    },
    ends: { standard: "2", chromium: "2", firefox: "2", webkit: "1" },
  },
  {
    setting: "remembersRefusedPreflights",
    rule: "A preflight that refuses the request is forgotten; WebKit remembers what it would have allowed.",
    reason: "It puts the lists away before it looks whether they allow the request.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "DELETE" },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      isRepeated: true,
      again: { method: "PUT" },
    },
    ends: { standard: "2", chromium: "2", firefox: "2", webkit: "1" },
  },
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
];
