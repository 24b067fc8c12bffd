import { expect, test } from "vitest";
import { toMessages } from "./lines.ts";
import type { CorsErrorCode } from "../../model/codes.ts";
import type { CorsRequest } from "../../model/request.ts";
import type { Verdict } from "../../model/verdict.ts";

type Blocked = Extract<Verdict, { outcome: "blocked" }>;

const origin = "http://localhost:3000";
const url = "http://localhost:4000/items";
const other = "https://a.example/items";
const request: CorsRequest = {
  url,
  origin,
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};
const blocked = (code: CorsErrorCode, change: Partial<Blocked> = {}): Blocked => {
  const parameter = change.parameter ?? "";
  return {
    outcome: "blocked",
    code,
    phase: "response",
    parameter,
    candidates: [parameter],
    preflight: [],
    steps: [],
    sent: [],
    urls: [url],
    ...change,
  };
};
const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const schemes = [
  "chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app",
  "chrome, chrome-untrusted, data, http, https",
];
const only = (frame: string) =>
  schemes.map(
    (list) => `${frame}Cross origin requests are only supported for protocol schemes: ${list}.`,
  );
const by = `from origin '${origin}' has been blocked by CORS policy: `;
const xhr = { initiatorType: "xmlhttprequest" } as const;
const before = (code: CorsErrorCode, address: string) =>
  blocked(code, { phase: "request", urls: [address] });
const long = `http://localhost:4000/${"a".repeat(511)}${"b".repeat(600)}`;

const rows: [rule: string, request: Partial<CorsRequest>, verdict: Blocked, want: string[]][] = [
  [
    "fetch › names the initiator, the address and the origin",
    {},
    blocked("MissingAllowOriginHeader"),
    [`Access to fetch at '${url}' ${by}${missing}`],
  ],
  [
    "XMLHttpRequest › names the initiator",
    xhr,
    blocked("MissingAllowOriginHeader"),
    [`Access to XMLHttpRequest at '${url}' ${by}${missing}`],
  ],
  [
    "an address with a query and a fragment › named in full",
    { url: `${url}?a#b` },
    blocked("MissingAllowOriginHeader", { urls: [`${url}?a#b`] }),
    [`Access to fetch at '${url}?a#b' ${by}${missing}`],
  ],
  [
    "redirects › the last address, then the first",
    {},
    blocked("MissingAllowOriginHeader", { urls: [url, `${url}/1`, other] }),
    [`Access to fetch at '${other}' (redirected from '${url}') ${by}${missing}`],
  ],
  [
    "a redirect back to the first address › names no redirect",
    {},
    blocked("MissingAllowOriginHeader", { urls: [url, other, url] }),
    [`Access to fetch at '${url}' ${by}${missing}`],
  ],
  [
    "a tainted Origin › names the page's origin, not null",
    {},
    blocked("AllowOriginMismatch", { parameter: origin, urls: [url, other] }),
    [
      `Access to fetch at '${other}' (redirected from '${url}') ${by}The 'Access-Control-Allow-Origin' header has a value '${origin}' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
    ],
  ],
  [
    "a value with UTF-8 › quoted as bytes",
    xhr,
    blocked("InvalidAllowOriginValue", { parameter: "é", quoted: "\u00c3\u00a9" }),
    [
      String.raw`Access to XMLHttpRequest at '${url}' ${by}The 'Access-Control-Allow-Origin' header contains the invalid value '\u00C3\u00A9'.`,
    ],
  ],
  [
    "several refused headers › a message for each, the parameter first",
    {},
    blocked("HeaderDisallowedByPreflightResponse", {
      phase: "preflight",
      parameter: "x-a",
      candidates: ["x-a", "x-b"],
    }),
    ["x-a", "x-b"].map(
      (name) =>
        `Access to fetch at '${url}' ${by}Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ),
  ],
  [
    "a long address › named in full by the network stack",
    { url: long },
    blocked("MissingAllowOriginHeader", { urls: [long] }),
    [`Access to fetch at '${long}' ${by}${missing}`],
  ],
  [
    "another scheme, fetch › Blink's message",
    { url: "localhost:4000/items" },
    before("CorsDisabledScheme", "localhost:4000/items"),
    [`Fetch API cannot load localhost:4000/items. URL scheme "localhost" is not supported.`],
  ],
  [
    "another scheme, fetch, a long address › Blink omits its middle",
    { url: `app:${"a".repeat(507)}${"b".repeat(4)}${"c".repeat(510)}` },
    before("CorsDisabledScheme", "app:"),
    [
      `Fetch API cannot load app:${"a".repeat(507)}...${"c".repeat(510)}. URL scheme "app" is not supported.`,
    ],
  ],
  [
    "another scheme, fetch, 1,024 letters › named in full",
    { url: `app:${"a".repeat(1020)}` },
    before("CorsDisabledScheme", "app:"),
    [`Fetch API cannot load app:${"a".repeat(1020)}. URL scheme "app" is not supported.`],
  ],
  [
    "another scheme, XMLHttpRequest › a message for each build's list",
    { ...xhr, url: "localhost:4000/items" },
    before("CorsDisabledScheme", "localhost:4000/items"),
    only(`Access to XMLHttpRequest at 'localhost:4000/items' ${by}`),
  ],
  [
    "ftp:, XMLHttpRequest › not supported",
    { ...xhr, url: "ftp://a.example/" },
    before("CorsDisabledScheme", "ftp://a.example/"),
    ["FTP is not supported."],
  ],
  [
    "file:, XMLHttpRequest › not allowed to load",
    { ...xhr, url: "file:///etc/hosts" },
    before("CorsDisabledScheme", "file:///etc/hosts"),
    ["Not allowed to load local resource: file:///etc/hosts"],
  ],
  [
    "blob:, XMLHttpRequest › not allowed to load",
    { ...xhr, url: "blob:http://localhost:4000/1" },
    before("CorsDisabledScheme", "blob:http://localhost:4000/1"),
    ["Not allowed to load local resource: blob:http://localhost:4000/1"],
  ],
  [
    "another scheme after a redirect, fetch › a message for each build's list",
    {},
    blocked("CorsDisabledScheme", { phase: "redirect", urls: [url, "ftp://a.example/"] }),
    only(`Access to fetch at 'ftp://a.example/' (redirected from '${url}') ${by}`),
  ],
  [
    "ftp: after a redirect, XMLHttpRequest › a message for each build's list",
    xhr,
    blocked("CorsDisabledScheme", { phase: "redirect", urls: [url, "ftp://a.example/"] }),
    only(`Access to XMLHttpRequest at 'ftp://a.example/' (redirected from '${url}') ${by}`),
  ],
  [
    "same-origin mode, fetch › Blink's message",
    { mode: "same-origin" },
    before("DisallowedByMode", url),
    [
      `Fetch API cannot load ${url}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${origin}.`,
    ],
  ],
  [
    "same-origin mode after a redirect, fetch › the network stack's frame",
    { mode: "same-origin", url: `${origin}/a` },
    blocked("DisallowedByMode", { phase: "request", urls: [`${origin}/a`, url] }),
    [
      `Access to fetch at '${url}' (redirected from '${origin}/a') ${by}Cross origin requests are not allowed by request mode.`,
    ],
  ],
];

test.for(rows)("toMessages › %s", ([, change, verdict, want]) => {
  expect(toMessages({ ...request, ...change }, verdict)).toEqual(want);
});
