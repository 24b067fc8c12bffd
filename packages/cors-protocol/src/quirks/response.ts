import { quirksOf } from "./quirk.ts";
import { allowing, respond, spec } from "./run-parts.ts";

const quirk = quirksOf("response");
const noStatuses: readonly number[] = [];

/** How a browser reads a response and makes the CORS check. */
export const response = [
  quirk({
    rule: "multipleAllowOrigin",
    summary:
      "An Allow-Origin other than the page's origin fails. Chromium reports several values at a space or a comma, WebKit at a comma, Firefox only for several lines.",
    reason:
      "Each engine detects several values in its own way. Firefox counts only header lines whose name is spelled as in the standard, so it overlooks lines in lower case.",
    link: `${spec}concept-cors-check`,
    values: { standard: "separators", firefox: "lines", webkit: "commas" },
    run: {
      request: {},
      hops: [{ response: allowing("{origin} {origin}") }],
    },
    ends: {
      standard: "MultipleAllowOriginValues",
      firefox: "AllowOriginMismatch",
      webkit: "AllowOriginMismatch",
    },
  }),
  quirk({
    rule: "namesInvalidAllowOrigin",
    summary:
      "The standard has one failure for a wrong Allow-Origin. Chromium distinguishes a value that is no origin, Firefox and WebKit do not.",
    reason: "Only Chromium parses the value; Firefox and WebKit compare strings.",
    link: `${spec}concept-cors-check`,
    values: { standard: true, firefox: false, webkit: false },
    run: {
      request: {},
      hops: [{ response: allowing("true") }],
    },
    ends: {
      standard: "InvalidAllowOriginValue",
      firefox: "AllowOriginMismatch",
      webkit: "AllowOriginMismatch",
    },
  }),
  quirk({
    rule: "failingStatuses",
    summary:
      "A 407 requests credentials for a proxy. Chromium turns it into a network error when there is no proxy.",
    reason: "Only a proxy may send a 407, so Chromium treats one from a server as an attack.",
    link: `${spec}http-network-or-cache-fetch`,
    values: { standard: noStatuses, chromium: [407] },
    run: { request: {}, hops: [{ response: respond(407) }] },
    ends: { standard: "readable", chromium: "network-error" },
  }),
  quirk({
    rule: "skipsEmptyLines",
    summary:
      "The standard joins lines of one name, empty lines included. Firefox skips lines without a value.",
    reason: "Firefox's response parser ignores an empty value that it would append to another.",
    link: `${spec}concept-header-list-get`,
    values: { standard: false, firefox: true },
    run: {
      request: { credentials: "include" },
      hops: [
        {
          response: respond(
            200,
            ["Access-Control-Allow-Credentials", ""],
            ["Access-Control-Allow-Credentials", "true"],
          ),
        },
      ],
    },
    ends: { standard: "InvalidAllowCredentials", firefox: "readable" },
  }),
];
