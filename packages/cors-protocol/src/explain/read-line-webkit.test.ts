import { expect, test } from "vitest";
import { readLine } from "./read-line.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items";
const nobody = {
  candidates: [
    "MissingAllowOriginHeader",
    "AllowOriginMismatch",
    "PreflightMissingAllowOriginHeader",
    "PreflightAllowOriginMismatch",
  ],
};

const rows: [rule: string, line: string, want: object][] = [
  [
    "one text for a missing and a wrong origin",
    `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    { ...nobody, origin },
  ],
  [
    "after a redirect across origins",
    "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
    { ...nobody, origin: "null" },
  ],
  [
    "earlier versions told no status",
    `Origin ${origin} is not allowed by Access-Control-Allow-Origin.`,
    { ...nobody, origin },
  ],
  [
    "as Safari's console is copied",
    `[Error] Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    { ...nobody, origin },
  ],
  [
    "the third line repeats the first",
    `Failed to load resource: Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 500`,
    { ...nobody, origin },
  ],
  [
    "the second line names the address alone",
    `Fetch API cannot load ${url} due to access control checks.`,
    { candidates: [], url },
  ],
  [
    "XMLHttpRequest's second line",
    `XMLHttpRequest cannot load ${url} due to access control checks.`,
    { candidates: [], url },
  ],
  [
    "a request in same-origin mode",
    `Fetch API cannot load ${url}.`,
    { candidates: ["DisallowedByMode"], url },
  ],
  [
    "several origins",
    "Access-Control-Allow-Origin cannot contain more than one origin.",
    { candidates: ["MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"] },
  ],
  [
    "the wildcard with cookies",
    "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    { candidates: ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"] },
  ],
  [
    "cookies that nobody allowed",
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    { candidates: ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"] },
  ],
  [
    "a preflight's status, be it a redirect",
    "Preflight response is not successful. Status code: 404",
    { candidates: ["PreflightInvalidStatus", "PreflightDisallowedRedirect"] },
  ],
  [
    "a list that cannot be parsed is quoted whole",
    "Header Access-Control-Allow-Methods has an invalid value: PUT;POST, GET",
    { candidates: ["InvalidAllowMethodsPreflightResponse"], parameter: "PUT;POST, GET" },
  ],
  [
    "a list of headers",
    'Header Access-Control-Allow-Headers has an invalid value: "x"',
    { candidates: ["InvalidAllowHeadersPreflightResponse"], parameter: '"x"' },
  ],
  [
    "a method",
    "Method PUT is not allowed by Access-Control-Allow-Methods.",
    { candidates: ["MethodDisallowedByPreflightResponse"], parameter: "PUT" },
  ],
  [
    "a header, as it was spelled",
    "Request header field X-Custom is not allowed by Access-Control-Allow-Headers.",
    { candidates: ["HeaderDisallowedByPreflightResponse"], parameter: "X-Custom" },
  ],
  [
    "a hop of a redirect that may not be followed",
    `Cross-origin redirection to ${url} denied by Cross-Origin Resource Sharing policy: Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
    { ...nobody, origin, url },
  ],
  [
    "a redirect to an address with a password",
    `Cross-origin redirection to http://a:b@localhost/ denied by Cross-Origin Resource Sharing policy: redirection URL http://a:b@localhost/ has credentials`,
    {
      candidates: ["RedirectContainsCredentials"],
      url: "http://a:b@localhost/",
      parameter: "http://a:b@localhost/",
    },
  ],
  [
    "another scheme",
    "Cross origin requests are only supported for HTTP.",
    { candidates: ["CorsDisabledScheme"] },
  ],
];

test.for(rows)("WebKit: %s", ([, line, want]) => {
  const { candidates } = want as { candidates: string[] };
  expect(readLine(line)).toStrictEqual({
    engine: "webkit",
    code: candidates[0] ?? null,
    parameter: "",
    url: null,
    origin: null,
    redirectedFrom: null,
    ...want,
  });
});
