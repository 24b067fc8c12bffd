import { expect, test } from "vitest";
import { toMessages } from "../engines/chromium/lines.ts";
import { explanations } from "./explanations.ts";
import { readLine } from "./read-line.ts";
import type { CorsErrorCode, UnjudgedCode } from "../model/codes.ts";
import type { CorsRequest } from "../model/request.ts";

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items?a=1#b";
const redirected = "https://a.example/it's?a='b'";

/** Every code that is judged, with what it may name; bytes where the parameter is their decoding. */
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
  "%s, naming %o, of a %s at %o is read back",
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

test("every code is read back, but those that no header decides", () => {
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
    "Blink's own sentence about same-origin mode names the origin at its end",
    `Fetch API cannot load http://localhost:4000/a. Request mode is "same-origin" but the URL's origin is not same as the request origin ${origin}.`,
    { ...at, code: "DisallowedByMode" },
  ],
  [
    "Blink's own sentence about a scheme names it, and no origin",
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
    "Blink's own sentence about a redirect mode names no origin",
    'Fetch API cannot load http://localhost:4000/a. Request mode is "no-cors" but the redirect mode is not "follow".',
    { ...at, code: "NoCorsRedirectModeNotFollow", origin: null },
  ],
  [
    "a redirect's address with a user name is read where it is told",
    `${here}Redirect location 'http://me@a.example/' contains a username and password, which is disallowed for cross-origin requests.`,
    { ...at, code: "RedirectContainsCredentials", parameter: "http://me@a.example/" },
  ],
  [
    "a damaged answer is read",
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
    "other askers than scripts are read",
    `Access to CSS stylesheet at 'http://localhost:4000/a' ${by}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "an origin may be null",
    `Access to script at 'file:///a.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, https.`,
    { ...at, code: "CorsDisabledScheme", url: "file:///a.js", origin: "null" },
  ],
  [
    "a file name and a line before it are passed over",
    `app.js:12 ${here}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "so are a path and a column",
    `(index):1:23 ${here}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "so is the time",
    `10:45:07.123 app.js:12 ${here}${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a count behind it is passed over",
    `${here}${missing} 2`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "lines of a stack behind it are passed over",
    `${here}${missing}\n    fetch @ app.js:12\n    (anonymous) @ app.js:3\n`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
  [
    "a count behind advice is passed over, and not taken for the value",
    `${here}The 'Access-Control-Allow-Origin' header has a value 'x:y' that is not equal to the supplied origin. Have the server send the header with a valid value. 3`,
    { ...at, code: "AllowOriginMismatch", parameter: "x:y" },
  ],
  [
    "a line that was broken by a terminal is put together",
    `Access to fetch at 'http://localhost:4000/a' from origin\n  '${origin}' has been blocked by CORS policy:\n  ${missing}`,
    { ...at, code: "MissingAllowOriginHeader" },
  ],
];

test.for(lines)("%s", ([, line, want]) => {
  const { code } = want as { code: string };
  expect(readLine(line)).toEqual({ engine: "chromium", candidates: [code], ...want });
});
