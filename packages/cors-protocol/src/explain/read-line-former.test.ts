import { expect, test } from "vitest";
import { readLine, type ReadLine } from "./read-line.ts";
import type { CorsErrorCode } from "../model/codes.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items";

/** Console lines of earlier versions. They name the same address and page unless a row changes them. */
const rows: [
  rule: string,
  line: string,
  code: CorsErrorCode,
  parameter?: string,
  change?: Partial<ReadLine>,
][] = [
  [
    "M132: a missing header, with advice",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "MissingAllowOriginHeader",
  ],
  [
    "M132: another origin, with advice",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'https://a.example' that is not equal to the supplied origin. Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "AllowOriginMismatch",
    "https://a.example",
  ],
  [
    "M132: several values in a preflight, with advice",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed. Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "PreflightMultipleAllowOriginValues",
    "*, *",
  ],
  [
    "M132: a missing header of a preflight, with advice",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "PreflightMissingAllowOriginHeader",
  ],
  [
    "M67: a list of schemes of its time",
    "Access to XMLHttpRequest at 'localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, https.",
    "CorsDisabledScheme",
    "",
    { url: "localhost:4000/items" },
  ],
  [
    "M67: a redirect with a user name, which the line does not name",
    "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: Redirect location contains a username and password, which is disallowed for cross-origin requests.",
    "RedirectContainsCredentials",
  ],
  [
    "M66: a missing header",
    "Failed to load http://localhost:4000/items: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access.",
    "MissingAllowOriginHeader",
  ],
  [
    "M66: a missing header on a 404, with its status",
    "Failed to load http://localhost:4000/items: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access. The response had HTTP status code 404.",
    "MissingAllowOriginHeader",
  ],
  [
    "M66: a missing header with its status and advice",
    "Failed to load http://localhost:4000/items: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access. The response had HTTP status code 404. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "MissingAllowOriginHeader",
  ],
  [
    "M66: a missing header of a preflight on a 404",
    "Failed to load http://localhost:4000/items: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access. The response had HTTP status code 404.",
    "PreflightMissingAllowOriginHeader",
  ],
  [
    "M66: another origin, with advice behind the origin",
    "Failed to load http://localhost:4000/items: The 'Access-Control-Allow-Origin' header has a value 'https://a.example' that is not equal to the supplied origin. Origin 'http://localhost:3000' is therefore not allowed access. Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "AllowOriginMismatch",
    "https://a.example",
  ],
  [
    "M66: the wildcard with cookies, with its note",
    "Failed to load http://localhost:4000/items: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. Origin 'http://localhost:3000' is therefore not allowed access. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
    "WildcardOriginNotAllowed",
  ],
  [
    "M66: a preflight that did not allow credentials",
    "Failed to load http://localhost:4000/items: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'. Origin 'http://localhost:3000' is therefore not allowed access.",
    "PreflightInvalidAllowCredentials",
  ],
  [
    "M66: a preflight's redirect names no origin",
    "Failed to load http://localhost:4000/items: Response for preflight is invalid (redirect)",
    "PreflightDisallowedRedirect",
    "",
    { origin: null },
  ],
  [
    "M66: a preflight's status names no origin",
    "Failed to load http://localhost:4000/items: Response for preflight has invalid HTTP status code 404",
    "PreflightInvalidStatus",
    "",
    { origin: null },
  ],
  [
    "M66: a full stop after a status",
    "Failed to load http://localhost:4000/items: Response for preflight has invalid HTTP status code 500.",
    "PreflightInvalidStatus",
    "",
    { origin: null },
  ],
  [
    "M66: a preflight's status without a number",
    "Failed to load http://localhost:4000/items: Response for preflight does not have HTTP ok status.",
    "PreflightInvalidStatus",
    "",
    { origin: null },
  ],
  [
    "M66: a header that was not allowed",
    "Failed to load http://localhost:4000/items: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
    "HeaderDisallowedByPreflightResponse",
    "x-a",
    { origin: null },
  ],
  [
    "M66: an address with a port and a query",
    "Failed to load http://localhost:4000/items?at=10:45: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
    "MethodDisallowedByPreflightResponse",
    "PUT",
    { origin: null, url: "http://localhost:4000/items?at=10:45" },
  ],
  [
    "M66: DevTools' file name before the message",
    "zone.js:2969 Failed to load http://localhost:4000/items: Response for preflight is invalid (redirect)",
    "PreflightDisallowedRedirect",
    "",
    { origin: null },
  ],
  [
    "M66: a count after the message",
    "Failed to load http://localhost:4000/items: Response for preflight is invalid (redirect) 2",
    "PreflightDisallowedRedirect",
    "",
    { origin: null },
  ],
  [
    "M66: a blocked redirect, which the second frame names",
    "Failed to load http://localhost:4000/items: Redirect from 'http://localhost:4000/items' to 'https://a.example/items' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access.",
    "MissingAllowOriginHeader",
    "",
    { url, redirectedFrom: null },
  ],
  [
    "M60: a blocked redirect, which the second frame names",
    "XMLHttpRequest cannot load http://localhost:4000/items. Redirect from 'http://localhost:4000/items' to 'https://a.example/items' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin. Origin 'http://localhost:3000' is therefore not allowed access.",
    "AllowOriginMismatch",
    "null",
    { url, redirectedFrom: null },
  ],
  [
    "M60: a missing header, of XMLHttpRequest",
    "XMLHttpRequest cannot load http://localhost:4000/items. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access.",
    "MissingAllowOriginHeader",
  ],
  [
    "M60: a missing header, of fetch, with status and advice",
    "Fetch API cannot load http://localhost:4000/items. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access. The response had HTTP status code 500. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
    "MissingAllowOriginHeader",
  ],
  [
    "M60: a missing header of a preflight, of fetch",
    "Fetch API cannot load http://localhost:4000/items. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:3000' is therefore not allowed access.",
    "PreflightMissingAllowOriginHeader",
  ],
  [
    "M60: a preflight's status, of fetch",
    "Fetch API cannot load http://localhost:4000/items. Response for preflight has invalid HTTP status code 404",
    "PreflightInvalidStatus",
    "",
    { origin: null },
  ],
  [
    "M60: an address with a dot",
    "XMLHttpRequest cannot load http://a.example/items.json?v=1.2. Response for preflight is invalid (redirect)",
    "PreflightDisallowedRedirect",
    "",
    { origin: null, url: "http://a.example/items.json?v=1.2" },
  ],
  [
    "M42: the wildcard with the credentials flag",
    "XMLHttpRequest cannot load http://localhost:4000/items. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin 'http://localhost:3000' is therefore not allowed access.",
    "WildcardOriginNotAllowed",
  ],
  [
    "M42: credentials with the credentials flag",
    "XMLHttpRequest cannot load http://localhost:4000/items. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is 'True'. It must be 'true' to allow credentials. Origin 'http://localhost:3000' is therefore not allowed access.",
    "InvalidAllowCredentials",
    "True",
  ],
  [
    "M42: a method that was not allowed",
    "XMLHttpRequest cannot load http://localhost:4000/items. Method PUT is not allowed by Access-Control-Allow-Methods.",
    "MethodDisallowedByPreflightResponse",
    "PUT",
    { origin: null },
  ],
  [
    "M42: a header that was not allowed",
    "XMLHttpRequest cannot load http://localhost:4000/items. Request header field X-A is not allowed by Access-Control-Allow-Headers.",
    "HeaderDisallowedByPreflightResponse",
    "X-A",
    { origin: null },
  ],
  [
    "M42: an invalid response",
    "XMLHttpRequest cannot load http://localhost:4000/items. Invalid response.",
    "InvalidResponse",
    "",
    { origin: null },
  ],
];

test.for(rows)(
  "readLine › a line of Chromium %s › its code and values",
  ([, line, code, parameter = "", change = {}]) => {
    const engine = "chromium";
    const want = {
      engine,
      code,
      candidates: [code],
      parameter,
      url,
      origin,
      redirectedFrom: null,
      ...change,
    };
    expect(readLine(line)).toEqual(want);
  },
);
