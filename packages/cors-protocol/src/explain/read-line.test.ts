import { expect, test } from "vitest";
import { toMessages } from "../engines/chromium/lines.ts";
import { explanations } from "./explanations.ts";
import { readLine } from "./read-line.ts";
import type { CorsErrorCode, UnjudgedCode } from "../model/codes.ts";
import type { CorsRequest } from "../model/request.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items?a=1#b";
const redirected = "https://a.example/it's?a='b'";

/** Every code that judge returns, with parameters; bytes where the parameter is their decoding. */
const judged: Record<
  Exclude<CorsErrorCode, UnjudgedCode>,
  { parameter: string; quoted?: string }[]
> = {
  WildcardOriginNotAllowed: [{ parameter: "" }],
  MissingAllowOriginHeader: [{ parameter: "" }],
  MultipleAllowOriginValues: [{ parameter: `${origin}, *` }, { parameter: "a', but 'b" }],
  InvalidAllowOriginValue: [
    { parameter: "" },
    { parameter: "it's" },
    { parameter: "café", quoted: "caf\u00c3\u00a9" },
    { parameter: "", quoted: "caf\u00e9" },
    { parameter: "a\tb" },
  ],
  AllowOriginMismatch: [
    { parameter: "https://a.example" },
    { parameter: "a' that is not equal to the supplied origin. b" },
  ],
  InvalidAllowCredentials: [{ parameter: "" }, { parameter: "true, true" }],
  PreflightWildcardOriginNotAllowed: [{ parameter: "" }],
  PreflightMissingAllowOriginHeader: [{ parameter: "" }],
  PreflightMultipleAllowOriginValues: [{ parameter: "*, *" }],
  PreflightInvalidAllowOriginValue: [{ parameter: "" }, { parameter: "true" }],
  PreflightAllowOriginMismatch: [{ parameter: "https://a.example/" }],
  PreflightInvalidAllowCredentials: [{ parameter: "" }, { parameter: "True" }],
  PreflightInvalidStatus: [{ parameter: "" }],
  PreflightDisallowedRedirect: [{ parameter: "" }],
  InvalidAllowMethodsPreflightResponse: [{ parameter: "" }],
  InvalidAllowHeadersPreflightResponse: [{ parameter: "" }],
  MethodDisallowedByPreflightResponse: [{ parameter: "PUT" }, { parameter: "patch" }],
  HeaderDisallowedByPreflightResponse: [{ parameter: "content-type" }],
  DisallowedByMode: [{ parameter: "" }],
  CorsDisabledScheme: [{ parameter: "" }],
  RedirectContainsCredentials: [{ parameter: "" }],
};

type Given = { parameter: string; quoted?: string };
const rows = Object.entries(judged).flatMap(([code, values]) =>
  values.flatMap((given) =>
    (["fetch", "xmlhttprequest"] as const).flatMap((initiatorType) =>
      [[url], [url, redirected]].map(
        (urls): [CorsErrorCode, Given, NonNullable<CorsRequest["initiatorType"]>, string[]] => [
          code as CorsErrorCode,
          given,
          initiatorType,
          urls,
        ],
      ),
    ),
  ),
);

test.for(rows)(
  "readLine › %s with %o, of a %s at %o › the code that toMessages wrote",
  ([code, given, initiatorType, urls]) => {
    const request: CorsRequest = {
      url,
      origin,
      method: "GET",
      headers: [],
      credentials: "include",
      mode: "cors",
      initiatorType,
    };
    const lines = toMessages(request, {
      outcome: "blocked",
      code,
      phase: "response",
      ...given,
      candidates: [given.parameter],
      preflight: [],
      steps: [],
      sent: [],
      urls,
    });
    const [first = url, last = first] = urls;
    const want = {
      engine: "chromium",
      code,
      candidates: [code],
      parameter: given.parameter,
      url: last,
      origin,
      redirectedFrom: urls.length === 1 ? null : first,
    };
    expect(lines.map(readLine)).toStrictEqual(lines.map(() => want));
  },
);

test("readLine › the codes that judge returns › all read back", () => {
  const unjudged = Object.keys(explanations).filter((code) => !(code in judged));
  expect(unjudged).toEqual([
    "InvalidResponse",
    "NoCorsRedirectModeNotFollow",
    "InsecureLocalNetwork",
    "InvalidLocalNetworkAccess",
    "LocalNetworkAccessPermissionDenied",
  ]);
});

const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const by = `from origin '${origin}' has been blocked by CORS policy: `;
const here = `Access to fetch at 'http://localhost:4000/a' ${by}`;
const at = { url: "http://localhost:4000/a", origin, redirectedFrom: null, parameter: "" };

const lines: [rule: string, line: string, want: object][] = [
  [
    "Blink's message about same-origin mode › the origin",
    `Fetch API cannot load http://localhost:4000/a. Request mode is "same-origin" but the URL's origin is not same as the request origin ${origin}.`,
    { ...at, code: "DisallowedByMode" },
  ],
  [
    "Blink's message about a scheme › the scheme and no origin",
    'Fetch API cannot load localhost:4000/a. URL scheme "localhost" is not supported.',
    {
      ...at,
      code: "CorsDisabledScheme",
      parameter: "localhost",
      url: "localhost:4000/a",
      origin: null,
    },
  ],
  [
    "Blink's message about a redirect mode › no origin",
    'Fetch API cannot load http://localhost:4000/a. Request mode is "no-cors" but the redirect mode is not "follow".',
    { ...at, code: "NoCorsRedirectModeNotFollow", origin: null },
  ],
  [
    "a redirect with a user name › the address that it quotes",
    `${here}Redirect location 'http://me@a.example/' contains a username and password, which is disallowed for cross-origin requests.`,
    { ...at, code: "RedirectContainsCredentials", parameter: "http://me@a.example/" },
  ],
  [
    "a damaged response › read",
    `${here}The response is invalid.`,
    { ...at, code: "InvalidResponse" },
  ],
  ...["private", "local", "loopback"].flatMap((space): [string, string, object][] => [
    [
      `an insecure page before the ${space} network is read`,
      `${here}The request client is not a secure context and the resource is in more-private address space \`${space}\`.`,
      { ...at, code: "InsecureLocalNetwork" },
    ],
    [
      `another network than the ${space} one is read`,
      `${here}Request had a target IP address space of \`${space}\` yet the resource is in address space \`public\`.`,
      { ...at, code: "InvalidLocalNetworkAccess" },
    ],
    [
      `a refusal of the ${space} network is read`,
      `${here}Permission was denied for this request to access the \`${space}\` address space.`,
      { ...at, code: "LocalNetworkAccessPermissionDenied" },
    ],
  ]),
  [
    "an initiator other than script › read",
    `Access to CSS stylesheet at 'http://localhost:4000/a' ${by}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "the origin null › read",
    `Access to script at 'file:///a.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, https.`,
    { ...at, code: "CorsDisabledScheme", url: "file:///a.js", origin: "null" },
  ],
  [
    "a file name and line number before the message › skipped",
    `app.js:12 ${here}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a path and column before the message › skipped",
    `(index):1:23 ${here}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a time before the message › skipped",
    `10:45:07.123 app.js:12 ${here}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a count after the message › skipped",
    `${here}${missing} 2`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a stack trace after the message › skipped",
    `${here}${missing}\n    fetch @ app.js:12\n    (anonymous) @ app.js:3\n`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a count after the advice › skipped",
    `${here}The 'Access-Control-Allow-Origin' header has a value 'x:y' that is not equal to the supplied origin. Have the server send the header with a valid value. 3`,
    { ...at, code: "AllowOriginMismatch", parameter: "x:y" },
  ],
  [
    "a line broken by a terminal › joined",
    `Access to fetch at 'http://localhost:4000/a' from origin\n  '${origin}' has been blocked by CORS policy:\n  ${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
];

test.for(lines)("readLine › %s", ([, line, want]) => {
  const { code } = want as { code: string };
  expect(readLine(line)).toEqual({ engine: "chromium", candidates: [code], ...want });
});
