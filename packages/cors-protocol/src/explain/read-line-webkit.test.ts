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
    "a refused origin › a missing or a wrong Allow-Origin",
    `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    { ...nobody, origin },
  ],
  [
    "a refused origin after redirects › the origin null",
    "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
    { ...nobody, origin: "null" },
  ],
  [
    "a refused origin without a status, of an earlier version › read",
    `Origin ${origin} is not allowed by Access-Control-Allow-Origin.`,
    { ...nobody, origin },
  ],
  [
    "a line copied from Safari › read",
    `[Error] Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    { ...nobody, origin },
  ],
  [
    "the third line › the same code as the first",
    `Failed to load resource: Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 500`,
    { ...nobody, origin },
  ],
  [
    "the second line › only the address",
    `Fetch API cannot load ${url} due to access control checks.`,
    { candidates: [], url },
  ],
  [
    "the second line of XMLHttpRequest › only the address",
    `XMLHttpRequest cannot load ${url} due to access control checks.`,
    { candidates: [], url },
  ],
  [
    "same-origin mode › read",
    `Fetch API cannot load ${url}.`,
    { candidates: ["DisallowedByMode"], url },
  ],
  [
    "several origins › read",
    "Access-Control-Allow-Origin cannot contain more than one origin.",
    { candidates: ["MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"] },
  ],
  [
    "the wildcard with credentials › read",
    "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    { candidates: ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"] },
  ],
  [
    "credentials that are not allowed › read",
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    { candidates: ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"] },
  ],
  [
    "a preflight's status › a failure or a redirect",
    "Preflight response is not successful. Status code: 404",
    { candidates: ["PreflightInvalidStatus", "PreflightDisallowedRedirect"] },
  ],
  [
    "an invalid list of methods › quoted in full",
    "Header Access-Control-Allow-Methods has an invalid value: PUT;POST, GET",
    { candidates: ["InvalidAllowMethodsPreflightResponse"], parameter: "PUT;POST, GET" },
  ],
  [
    "an invalid list of headers › quoted in full",
    'Header Access-Control-Allow-Headers has an invalid value: "x"',
    { candidates: ["InvalidAllowHeadersPreflightResponse"], parameter: '"x"' },
  ],
  [
    "an unlisted method › with its name",
    "Method PUT is not allowed by Access-Control-Allow-Methods.",
    { candidates: ["MethodDisallowedByPreflightResponse"], parameter: "PUT" },
  ],
  [
    "an unlisted header › with its spelling",
    "Request header field X-Custom is not allowed by Access-Control-Allow-Headers.",
    { candidates: ["HeaderDisallowedByPreflightResponse"], parameter: "X-Custom" },
  ],
  [
    "a denied redirect › its reason and target",
    `Cross-origin redirection to ${url} denied by Cross-Origin Resource Sharing policy: Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
    { ...nobody, origin, url },
  ],
  [
    "a redirect with a password › read",
    `Cross-origin redirection to http://a:b@localhost/ denied by Cross-Origin Resource Sharing policy: redirection URL http://a:b@localhost/ has credentials`,
    {
      candidates: ["RedirectContainsCredentials"],
      url: "http://a:b@localhost/",
      parameter: "http://a:b@localhost/",
    },
  ],
  [
    "another scheme › read",
    "Cross origin requests are only supported for HTTP.",
    { candidates: ["CorsDisabledScheme"] },
  ],
];

test.for(rows)("readLine › WebKit, %s", ([, line, want]) => {
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
