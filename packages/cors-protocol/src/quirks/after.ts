import { quirksOf } from "./quirk.ts";
import { respond, spec } from "./run-parts.ts";

const json = "application/json; charset=utf-8";
const quirk = quirksOf("after");

/** What script reads of a response. */
export const after = [
  quirk({
    rule: "doublesTypeOf421",
    summary:
      "A 421 asks the browser to use another connection. Firefox retries once, and then shows the Content-Type of both responses in one value.",
    reason: "The cause is unknown; Firefox seems to keep headers of the first response.",
    link: `${spec}http-network-or-cache-fetch`,
    values: { standard: false, firefox: true },
    run: { request: {}, hops: [{ response: respond(421) }], shows: "content-type" },
    ends: { standard: json, firefox: `${json},${json}` },
  }),
  quirk({
    rule: "exposesAllBeforeErrors",
    summary:
      "An Access-Control-Expose-Headers list that cannot be parsed exposes nothing. In Firefox, a `*` before the error exposes every header to fetch().",
    reason: "Firefox discards the names that it read before the error, but keeps the wildcard.",
    link: `${spec}concept-response-cors-exposed-header-name-list`,
    values: { standard: false, firefox: true },
    run: {
      request: {},
      hops: [{ response: respond(200, ["Access-Control-Expose-Headers", "*, a b"]) }],
      shows: "access-control-expose-headers",
    },
    ends: { standard: "none", firefox: "*, a b" },
  }),
  quirk({
    rule: "mergesEqualLocations",
    summary:
      "Script reads lines of one name as one value, joined with commas. Firefox shows equal Location lines once.",
    reason: "Firefox skips a second line of a header that may occur only once.",
    link: `${spec}concept-header-list-get`,
    values: { standard: false, firefox: true },
    run: {
      request: {},
      hops: [
        {
          response: respond(
            200,
            ["Access-Control-Expose-Headers", "Location"],
            ["Location", "/a"],
            ["Location", "/a"],
          ),
        },
      ],
      shows: "location",
    },
    ends: { standard: "/a, /a", firefox: "/a" },
  }),
  quirk({
    rule: "replacesInvalidUtf8",
    summary:
      "Script reads each byte of a header as one character. WebKit first replaces bytes that are not UTF-8 with the three bytes of U+FFFD.",
    reason: "WebKitGTK's HTTP library converts header values to text.",
    link: `${spec}concept-header-list-get`,
    values: { standard: false, webkit: true },
    run: {
      request: {},
      hops: [
        {
          response: respond(
            200,
            ["Access-Control-Expose-Headers", "Vary"],
            ["Vary", "\u00e9\u00c3\u00a9"],
          ),
        },
      ],
      shows: "vary",
    },
    ends: { standard: "\u00e9\u00c3\u00a9", webkit: "\u00ef\u00bf\u00bd\u00c3\u00a9" },
  }),
];
