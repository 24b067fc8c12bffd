import { expect, test } from "vitest";
import { readLine } from "./read-line.ts";

const url = "http://localhost:4000/items?a=1";
const before = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: `;

const rows: [rule: string, line: string, candidates: string[], parameter?: string][] = [
  [
    "a missing header, of a preflight or of an answer",
    `${before}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.`,
    ["MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
  ],
  [
    "a wrong one quotes the header's value",
    `${before}CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://a, http://b’).`,
    ["AllowOriginMismatch", "PreflightAllowOriginMismatch"],
    "http://a, http://b",
  ],
  [
    "several lines",
    `${before}Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`,
    ["MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"],
  ],
  [
    "the wildcard with cookies, which quotes the address",
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘${url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"],
  ],
  [
    "cookies that nobody allowed",
    `${before}expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
    ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"],
  ],
  [
    "a preflight's status",
    `${before}CORS preflight response did not succeed). Status code: 405.`,
    ["PreflightInvalidStatus"],
  ],
  [
    "a preflight that was redirected",
    `${before}CORS request external redirect not allowed).`,
    ["PreflightDisallowedRedirect"],
  ],
  [
    "a bad token of the methods",
    `${before}invalid token ‘PUT;POST’ in CORS header ‘Access-Control-Allow-Methods’).`,
    ["InvalidAllowMethodsPreflightResponse"],
    "PUT;POST",
  ],
  [
    "a bad token of the headers",
    `${before}invalid token ‘"x"’ in CORS header ‘Access-Control-Allow-Headers’).`,
    ["InvalidAllowHeadersPreflightResponse"],
    '"x"',
  ],
  [
    "a method",
    `${before}Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    ["MethodDisallowedByPreflightResponse"],
  ],
  [
    "a header",
    `${before}header ‘authorization’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
    ["HeaderDisallowedByPreflightResponse"],
    "authorization",
  ],
  ["another scheme", `${before}CORS request not http).`, ["CorsDisabledScheme"]],
  [
    "a failure of the network, or a preflight's second line, means no code",
    `${before}CORS request did not succeed). Status code: (null).`,
    [],
  ],
  [
    "straight quotes, and no status, as in MDN's pages",
    `${before}CORS header 'Access-Control-Allow-Origin' missing).`,
    ["MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
  ],
  [
    "an earlier version's preflight",
    `${before}CORS preflight channel did not succeed).`,
    ["PreflightInvalidStatus"],
  ],
  [
    "an earlier version's header",
    `${before}missing token 'x-custom' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel).`,
    ["HeaderDisallowedByPreflightResponse"],
    "x-custom",
  ],
];

test.for(rows)("Firefox: %s", ([, line, candidates, parameter = ""]) => {
  const [code = null] = candidates;
  expect(readLine(line)).toStrictEqual({
    engine: "firefox",
    code,
    candidates,
    parameter,
    url,
    origin: null,
    redirectedFrom: null,
  });
});

test("a reason that Firefox does not have", () => {
  expect(readLine(`${before}the weather).`)).toBeNull();
});

const page = "http://localhost:3000/workbench?a=1";
const unsent: [rule: string, line: string, code: string, url: string][] = [
  [
    "a request in same-origin mode",
    `Security Error: Content at ${page} may not load data from ${url}.`,
    "DisallowedByMode",
    url,
  ],
  [
    "a blob of somebody else's",
    `Security Error: Content at ${page} may not load data from blob:http://a/b.`,
    "CorsDisabledScheme",
    "blob:http://a/b",
  ],
  [
    "a file",
    `Security Error: Content at ${page} may not load or link to file:///etc/hosts.`,
    "CorsDisabledScheme",
    "file:///etc/hosts",
  ],
];

test.for(unsent)("Firefox, before anything is sent: %s", ([, line, code, address]) => {
  expect(readLine(line)).toStrictEqual({
    engine: "firefox",
    code,
    candidates: [code],
    parameter: "",
    url: address,
    origin: "http://localhost:3000",
    redirectedFrom: null,
  });
});
