import { expect, test } from "vitest";
import { readLine } from "./read-line.ts";

const url = "http://localhost:4000/items?a=1";
const before = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: `;

const rows: [rule: string, line: string, candidates: string[], parameter?: string][] = [
  [
    "a missing Allow-Origin › of a response or a preflight",
    `${before}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.`,
    ["MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
  ],
  [
    "another origin › with the header's value",
    `${before}CORS header ‘Access-Control-Allow-Origin’ does not match ‘http://a, http://b’).`,
    ["AllowOriginMismatch", "PreflightAllowOriginMismatch"],
    "http://a, http://b",
  ],
  [
    "several Allow-Origin lines › several values",
    `${before}Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`,
    ["MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"],
  ],
  [
    "the wildcard with credentials, the address in quotes › read",
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘${url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"],
  ],
  [
    "credentials that are not allowed › read",
    `${before}expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
    ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"],
  ],
  [
    "a preflight's status › read",
    `${before}CORS preflight response did not succeed). Status code: 405.`,
    ["PreflightInvalidStatus"],
  ],
  [
    "a redirected preflight › read",
    `${before}CORS request external redirect not allowed).`,
    ["PreflightDisallowedRedirect"],
  ],
  [
    "an invalid method › with its token",
    `${before}invalid token ‘PUT;POST’ in CORS header ‘Access-Control-Allow-Methods’).`,
    ["InvalidAllowMethodsPreflightResponse"],
    "PUT;POST",
  ],
  [
    "an invalid header › with its token",
    `${before}invalid token ‘"x"’ in CORS header ‘Access-Control-Allow-Headers’).`,
    ["InvalidAllowHeadersPreflightResponse"],
    '"x"',
  ],
  [
    "an unlisted method › read",
    `${before}Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    ["MethodDisallowedByPreflightResponse"],
  ],
  [
    "an unlisted header › with its name",
    `${before}header ‘authorization’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
    ["HeaderDisallowedByPreflightResponse"],
    "authorization",
  ],
  ["another scheme › read", `${before}CORS request not http).`, ["CorsDisabledScheme"]],
  [
    "a failed request › no code",
    `${before}CORS request did not succeed). Status code: (null).`,
    [],
  ],
  [
    "straight quotes and no status, as MDN documents › read",
    `${before}CORS header 'Access-Control-Allow-Origin' missing).`,
    ["MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
  ],
  [
    "an earlier version's preflight › read",
    `${before}CORS preflight channel did not succeed).`,
    ["PreflightInvalidStatus"],
  ],
  [
    "an earlier version's header › with its name",
    `${before}missing token 'x-custom' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel).`,
    ["HeaderDisallowedByPreflightResponse"],
    "x-custom",
  ],
];

test.for(rows)("readLine › Firefox, %s", ([, line, candidates, parameter = ""]) => {
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

test("readLine › Firefox, an unknown reason › null", () => {
  expect(readLine(`${before}the weather).`)).toBeNull();
});

const page = "http://localhost:3000/playground?a=1";
const unsent: [rule: string, line: string, code: string, url: string][] = [
  [
    "same-origin mode › read",
    `Security Error: Content at ${page} may not load data from ${url}.`,
    "DisallowedByMode",
    url,
  ],
  [
    "blob: of another origin › read",
    `Security Error: Content at ${page} may not load data from blob:http://a/b.`,
    "CorsDisabledScheme",
    "blob:http://a/b",
  ],
  [
    "file: › read",
    `Security Error: Content at ${page} may not load or link to file:///etc/hosts.`,
    "CorsDisabledScheme",
    "file:///etc/hosts",
  ],
];

test.for(unsent)("readLine › Firefox's security error, %s", ([, line, code, address]) => {
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
