import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const rows: [rule: string, text: string, want: object[], leftover?: string[]][] = [
  [
    "Chromium's lines of one failure › one finding with the status",
    `Access to fetch at 'https://a.example/x' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
GET https://a.example/x net::ERR_FAILED 502 (Bad Gateway)
Uncaught (in promise) TypeError: Failed to fetch
    at load (app.js:1)`,
    [{ code: "MissingAllowOriginHeader", url: "https://a.example/x", status: 502 }],
    ["at load (app.js:1)"],
  ],
  [
    "two failures of Chromium › two findings",
    `Access to fetch at 'https://a.example/x' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
GET https://a.example/x net::ERR_FAILED
Access to fetch at 'https://a.example/y' from origin 'https://b.example' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.
PUT https://a.example/y net::ERR_FAILED`,
    [
      { code: "MissingAllowOriginHeader", url: "https://a.example/x" },
      { code: "MethodDisallowedByPreflightResponse", url: "https://a.example/y", parameter: "PUT" },
    ],
    [],
  ],
  [
    "Firefox's two lines of a failed preflight › one finding",
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/x. (Reason: CORS preflight response did not succeed). Status code: 403.
Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/x. (Reason: CORS request did not succeed). Status code: (null).
TypeError: NetworkError when attempting to fetch resource.`,
    [
      {
        engine: "firefox",
        code: "PreflightInvalidStatus",
        status: 403,
        url: "https://a.example/x",
      },
    ],
    [],
  ],
  [
    "Safari's lines of one failure › one finding with the address",
    `[Error] Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 200
[Error] Fetch API cannot load http://localhost:4000/items due to access control checks.
[Error] Failed to load resource: Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 200 (items, line 0)
[Error] Unhandled Promise Rejection: TypeError: Load failed`,
    [
      {
        engine: "webkit",
        code: "MissingAllowOriginHeader",
        url: "http://localhost:4000/items",
        origin: "http://localhost:3000",
        asker: "fetch",
        status: 200,
      },
    ],
    [],
  ],
  [
    "two failures of Safari with one reason › two findings",
    `[Error] Preflight response is not successful. Status code: 404
[Error] XMLHttpRequest cannot load https://a.example/x due to access control checks.
[Error] Failed to load resource: Preflight response is not successful. Status code: 404 (x, line 0)
[Error] Preflight response is not successful. Status code: 404
[Error] XMLHttpRequest cannot load https://a.example/y due to access control checks.`,
    [
      { code: "PreflightInvalidStatus", url: "https://a.example/x" },
      { code: "PreflightInvalidStatus", url: "https://a.example/y" },
    ],
  ],
  [
    "a redirect in Safari › its address and its reason",
    "[Error] Cross-origin redirection to https://login.example/ denied by Cross-Origin Resource Sharing policy: Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 302",
    [{ code: "MissingAllowOriginHeader", url: "https://login.example/", status: 302 }],
  ],
  [
    "the same line three times › one finding, counted",
    "Access to fetch at 'https://a.example/x' from origin 'https://b.example' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.\n".repeat(
      3,
    ),
    [{ code: "MethodDisallowedByPreflightResponse", times: 3 }],
  ],
  [
    "one failure in two browsers › two findings",
    `Access to fetch at 'https://a.example/x' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/x. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
    [
      { engine: "chromium", code: "MissingAllowOriginHeader" },
      { engine: "firefox", code: "MissingAllowOriginHeader", status: 200 },
    ],
  ],
  [
    "a block and something else › both",
    `Access to fetch at 'https://a.example/x' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
Refused to connect to 'https://c.example/' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
    [
      { kind: "blocked", code: "MissingAllowOriginHeader" },
      { kind: "neighbour", name: "content-security-policy", url: "https://c.example/" },
    ],
  ],
  [
    "legacy Edge's two lines › one finding",
    `SEC7120: [CORS] The origin 'http://localhost:8080' did not find 'http://localhost:8080' in the Access-Control-Allow-Origin response header for cross-origin  resource at 'https://a.example/x'.
SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.`,
    [
      {
        engine: "legacy-edge",
        code: "MissingAllowOriginHeader",
        origin: "http://localhost:8080",
        url: "https://a.example/x",
      },
    ],
  ],
  [
    "legacy Edge's header › its name",
    `SEC7118: XMLHttpRequest for https://a.example/x required Cross Origin Resource Sharing (CORS).
SEC7119: XMLHttpRequest for https://a.example/x required CORS preflight.
SEC7123: Request header x-tenant was not present in the Access-Control-Allow-Headers list.
SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.`,
    [{ engine: "legacy-edge", code: "HeaderDisallowedByPreflightResponse", parameter: "x-tenant" }],
  ],
  [
    "legacy Edge's method › its name",
    "SEC7124: Request method PUT was not present in the Access-Control-Allow-Methods list.",
    [{ engine: "legacy-edge", code: "MethodDisallowedByPreflightResponse", parameter: "PUT" }],
  ],
  [
    "jsdom in Jest › the origin",
    `  ● Console

    console.error
      Error: Cross origin http://localhost forbidden
          at dispatchError (/app/node_modules/jsdom/lib/jsdom/living/xhr/xhr-utils.js:63:19)

  ● loads the list

    AxiosError: Network Error`,
    [{ engine: "jsdom", code: "MissingAllowOriginHeader", origin: "http://localhost" }],
  ],
  [
    "happy-dom › the address",
    'Error: Cross-Origin Request Blocked: The Same Origin Policy dissallows reading the remote resource at "https://a.example/x".',
    [{ kind: "blocked", url: "https://a.example/x" }],
  ],
  [
    "WebKit's lines about an image and a resource policy › one finding",
    `Cancelled load to https://a.example/x.png because it violates the resource's Cross-Origin-Resource-Policy response header.
Cannot load image https://a.example/x.png due to access control checks.
Failed to load resource: Cancelled load to https://a.example/x.png because it violates the resource's Cross-Origin-Resource-Policy response header.`,
    [
      {
        kind: "neighbour",
        name: "cross-origin-resource-policy",
        url: "https://a.example/x.png",
        asker: "image",
      },
    ],
  ],
  [
    "WebKit's lines about a blocked image › one finding",
    `Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 200
Cannot load image https://a.example/x.png due to access control checks.
Failed to load resource: Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 200`,
    [{ code: "MissingAllowOriginHeader", asker: "image", hints: ["image-cached-without-cors"] }],
  ],
  [
    "WebKit's lines about a service worker › one finding",
    `Response served by service worker is opaque
Fetch API cannot load https://a.example/x due to access control checks.
Failed to load resource: Response served by service worker is opaque`,
    [{ kind: "neighbour", name: "service-worker-response" }],
  ],
  [
    "Firefox's lines about a font › one finding with a hint",
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/x.woff2. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.
downloadable font: download failed (font-family: "x" style:normal weight:400 stretch:100 src index:0): bad URI or cross-site access not allowed source: https://a.example/x.woff2`,
    [{ code: "MissingAllowOriginHeader", hints: ["fonts-and-module-scripts"] }],
    [],
  ],
  [
    "Firefox's lines about an event source › one finding with a hint",
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/events. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.
Firefox can’t establish a connection to the server at https://a.example/events.`,
    [{ code: "MissingAllowOriginHeader", hints: ["event-source"] }],
  ],
  [
    "Firefox's line about an event source of another type › by name",
    "Firefox can’t establish a connection to the server at https://a.example/events.",
    [{ kind: "neighbour", name: "event-source", url: "https://a.example/events" }],
  ],
  [
    "Chromium's two lines about a content security policy › one finding",
    `Connecting to 'https://a.example/x' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.
Fetch API cannot load https://a.example/x. Refused to connect because it violates the document's Content Security Policy.`,
    [{ kind: "neighbour", name: "content-security-policy", url: "https://a.example/x" }],
  ],
  [
    "an insecure operation of a canvas › a tainted canvas",
    "SecurityError: The operation is insecure.\n    at draw (app.js:3) canvas.toDataURL()",
    [{ kind: "neighbour", name: "tainted-canvas" }],
  ],
  [
    "an insecure operation of anything else › not recognised",
    "SecurityError: The operation is insecure.",
    [{ kind: "not recognised" }],
  ],
  [
    "only failures without a reason › one of them",
    "TypeError: Failed to fetch\nGET https://a.example/x net::ERR_FAILED",
    [{ kind: "network", code: null, url: "https://a.example/x" }],
  ],
];

test.for(rows)("explain › %s", ([, text, want, leftover]) => {
  const { findings, leftover: rest } = explain(text);
  expect(findings).toMatchObject(want);
  expect(rest).toEqual(leftover ?? rest);
});
