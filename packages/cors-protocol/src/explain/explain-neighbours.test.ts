import { expect, test } from "vitest";
import { type Neighbour, neighbours } from "../model/neighbours.ts";
import { explain } from "./explain.ts";

type Row = [line: string, url?: string | null, status?: number];

const cdn = "https://cdn.example.com/a.js";
const api = "https://api.example.com/items";
const absent = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/** Lines of Chromium, Firefox, WebKit and programs. */
const named: Partial<Record<Neighbour, Row[]>> = {
  "blocked-by-extension": [
    [`GET ${api} net::ERR_BLOCKED_BY_CLIENT`, api],
    [`The resource at “${api}” was blocked because Enhanced Tracking Protection is enabled.`, api],
    [
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${api}. (Reason: CORS disabled).`,
      api,
    ],
  ],
  "cancelled-request": [
    ["AbortError: The user aborted a request.", null],
    ["DOMException: signal is aborted without reason", null],
    [`GET ${api} net::ERR_ABORTED`, api],
    ["NS_BINDING_ABORTED", null],
    ["(canceled)", null],
    ["CanceledError {message: 'canceled', name: 'CanceledError', code: 'ERR_CANCELED'}", null],
    ["Fetch is aborted", null],
  ],
  certificate: [
    [`GET ${api} net::ERR_CERT_AUTHORITY_INVALID`, api],
    [`POST ${api} net::ERR_SSL_PROTOCOL_ERROR`, api],
    [
      "[Error] Failed to load resource: The certificate for this server is invalid. You might be connecting to a server that is pretending to be “api.example.com”.",
      null,
    ],
    ["SEC_ERROR_UNKNOWN_ISSUER", null],
    ["curl: (60) SSL certificate problem: self-signed certificate", null],
  ],
  "connection-cut": [
    [`GET ${api} net::ERR_EMPTY_RESPONSE`, api],
    [`GET ${api} net::ERR_CONNECTION_RESET`, api],
    ["Failed to load resource: The network connection was lost.", null],
    ["Error: read ECONNRESET", null],
    ["NS_ERROR_NET_RESET", null],
  ],
  "content-security-policy": [
    [
      `Refused to connect to '${api}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
      api,
    ],
    [
      `Connecting to '${api}' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
      api,
    ],
    [
      `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${api} because it violates the following directive: “connect-src 'self'”`,
      api,
    ],
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at ${api} (“connect-src”).`,
      api,
    ],
    [
      `[Error] Refused to connect to ${api} because it does not appear in the connect-src directive of the Content Security Policy.`,
      api,
    ],
    ["(blocked:csp)", null],
  ],
  "cross-origin-embedder-policy": [
    [
      `GET ${cdn} net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200 (OK)`,
      cdn,
      200,
    ],
    [`${cdn} (blocked:NotSameOriginAfterDefaultedToSameOriginByCoep)`, cdn],
    ["Specify a Cross-Origin Embedder Policy to prevent this frame from being blocked", null],
    [
      "Because your site has the Cross-Origin Embedder Policy (COEP) enabled, each resource must specify a suitable Cross-Origin Resource Policy (CORP).",
      null,
    ],
    ["NS_ERROR_DOM_COEP_FAILED", null],
    [`Refused to display '${cdn}' in a frame because of Cross-Origin-Embedder-Policy.`, cdn],
  ],
  "cross-origin-resource-policy": [
    [`GET ${cdn} net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)`, cdn, 200],
    [`GET ${cdn} net::ERR_BLOCKED_BY_RESPONSE.NotSameSite`, cdn],
    [`GET ${cdn} net::ERR_BLOCKED_BY_RESPONSE`, cdn],
    [
      `The resource at “${cdn}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
      cdn,
    ],
    [
      `Cancelled load to ${cdn} because it violates the resource's Cross-Origin-Resource-Policy response header.`,
      cdn,
    ],
    ["Specify a Cross-Origin Resource Policy to stop a resource from being blocked", null],
  ],
  "cross-origin-worker": [
    [
      `Uncaught SecurityError: Failed to construct 'Worker': Script at '${cdn}' cannot be accessed from origin 'https://www.example.com'.`,
      cdn,
    ],
    [
      `Failed to construct 'SharedWorker': Script at '${cdn}' cannot be accessed from origin 'null'.`,
      cdn,
    ],
    [
      `Failed to register a ServiceWorker: The origin of the provided scriptURL ('${cdn}') does not match the current origin ('https://www.example.com').`,
      cdn,
    ],
    [
      `NetworkError: Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '${cdn}' failed to load.`,
      cdn,
    ],
  ],
  "csrf-preflight-demand": [
    [
      "This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a 'content-type' header (with a type that is not one of application/x-www-form-urlencoded, multipart/form-data, text/plain) or provide a non-empty value for one of the following headers: x-apollo-operation-name, apollo-require-preflight",
      null,
    ],
    [
      '{"errors":[{"message":"This operation has been blocked as a potential Cross-Site Request Forgery (CSRF)."}]}',
      null,
    ],
  ],
  "event-source": [
    [
      `EventSource's response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.`,
      null,
    ],
    [
      `EventSource's response has a charset ("iso-8859-1") that is not UTF-8. Aborting the connection.`,
      null,
    ],
  ],
  "file-address": [
    ["Not allowed to load local resource: file:///etc/hosts", "file:///etc/hosts"],
    [
      "Not allowed to load local resource: file:///C:/Users/jane/a%20b.png",
      "file:///C:/Users/jane/a%20b.png",
    ],
    [
      "Unsafe attempt to load URL file:///home/jane/a.svg from frame with URL file:///home/jane/index.html. 'file:' URLs are treated as unique security origins.",
      "file:///home/jane/a.svg",
    ],
  ],
  "fonts-and-module-scripts": [
    [
      'downloadable font: download failed (font-family: "Inter" style:normal weight:400 stretch:100 src index:0): bad URI or cross-site access not allowed source: https://cdn.example.com/inter.woff2',
      "https://cdn.example.com/inter.woff2",
    ],
    [
      "Module source URI is not allowed in this document: “file:///home/jane/main.js”.",
      "file:///home/jane/main.js",
    ],
  ],
  "forbidden-header": [
    ['Refused to set unsafe header "Origin"', null],
    ['Refused to set unsafe header "Access-Control-Request-Headers"', null],
  ],
  "frame-access": [
    [
      'Blocked a frame with origin "https://www.example.com" from accessing a cross-origin frame.',
      null,
    ],
    [
      "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('https://a.example') does not match the recipient window's origin ('https://b.example').",
      null,
    ],
    ['Error: Permission denied to access property "document" on cross-origin object', null],
    [
      "Refused to display 'https://www.example.com/' in a frame because it set 'X-Frame-Options' to 'sameorigin'.",
      "https://www.example.com/",
    ],
  ],
  "header-not-exposed": [
    ['Refused to get unsafe header "X-Total-Count"', null],
    ['app.js:12 Refused to get unsafe header "location"', null],
  ],
  "host-not-found": [
    [`GET ${api} net::ERR_NAME_NOT_RESOLVED`, api],
    ["Error: getaddrinfo ENOTFOUND api.example.com", null],
    ["Failed to load resource: A server with the specified hostname could not be found.", null],
  ],
  "manifest-behind-login": [
    [
      "Manifest fetch from https://www.example.com/manifest.json failed, code 401",
      "https://www.example.com/manifest.json",
      401,
    ],
    ["manifest.json:1 Manifest: Line: 1, column: 1, Syntax error.", null],
  ],
  "mime-type": [
    [
      'Failed to load module script: Expected a JavaScript module script but the server responded with a MIME type of "text/html". Strict MIME type checking is enforced for module scripts per HTML spec.',
      null,
    ],
    [
      `Loading module from “${cdn}” was blocked because of a disallowed MIME type (“text/html”).`,
      cdn,
    ],
    [
      `Refused to execute script from '${cdn}' because its MIME type ('text/plain') is not executable, and strict MIME type checking is enabled.`,
      cdn,
    ],
  ],
  "mixed-content": [
    [
      "Mixed Content: The page at 'https://www.example.com/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://api.example.com/items'. This request has been blocked; the content must be served over HTTPS.",
      "http://api.example.com/items",
    ],
    [
      "Mixed Content: The page at 'https://www.example.com/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://api.example.com/'. This request has been blocked; this endpoint must be available over WSS.",
      "ws://api.example.com/",
    ],
    [
      "Blocked loading mixed active content “http://api.example.com/items”",
      "http://api.example.com/items",
    ],
    [
      "[blocked] The page at https://www.example.com/ was not allowed to display insecure content from http://api.example.com/items.",
      "http://api.example.com/items",
    ],
    ["(blocked:mixed-content)", null],
    ["Mixed Block", null],
  ],
  "opaque-response-blocking": [
    [`GET ${cdn} net::ERR_BLOCKED_BY_ORB`, cdn],
    [`The resource at “${cdn}” was blocked by OpaqueResponseBlocking. Reason: “mimeSniffed”.`, cdn],
    [
      `Cross-Origin Read Blocking (CORB) blocked cross-origin response ${cdn} with MIME type text/html. See https://www.chromestatus.com/feature/5629709824032768 for more details.`,
      cdn,
    ],
  ],
  "private-network-access": [
    [
      "Access to fetch at 'http://192.168.1.1/' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `private` address space.",
      "http://192.168.1.1/",
    ],
    ["Ensure private network requests are only allowed from secure contexts", null],
    ["Cross-Origin Resource Sharing error: PreflightMissingAllowPrivateNetwork", null],
  ],
  "referrer-policy": [
    ["Referrer Policy: strict-origin-when-cross-origin", null],
    ["Request Method: GET\nReferrer Policy: strict-origin-when-cross-origin", null],
  ],
  "script-error": [
    ["Script error.", null],
    ["Uncaught Error: Script error.", null],
    ["Cypress detected that an uncaught error was thrown from a cross origin script.", null],
  ],
  "server-down": [
    ["POST http://localhost:5000/login net::ERR_CONNECTION_REFUSED", "http://localhost:5000/login"],
    ["Failed to load resource: Could not connect to the server.", null],
    ["Failed to load resource: Could not connect to localhost: Connection refused", null],
    ["Error: connect ECONNREFUSED 127.0.0.1:5000", null],
    ["NS_ERROR_CONNECTION_REFUSED", null],
  ],
  "service-worker-response": [
    [
      `The FetchEvent for "${cdn}" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors`,
      cdn,
    ],
    [
      `Failed to load ‘${cdn}’. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a ‘cors’ FetchEvent. Opaque Response objects are only valid when the RequestMode is ‘no-cors’.`,
      cdn,
    ],
  ],
  "stylesheet-rules": [
    [
      "DOMException: Failed to read the 'cssRules' property from 'CSSStyleSheet': Cannot access rules",
      null,
    ],
    [
      "SecurityError: CSSStyleSheet.cssRules getter: Not allowed to access cross-origin stylesheet",
      null,
    ],
    ["SecurityError: Not allowed to access cross-origin stylesheet", null],
  ],
  "subresource-integrity": [
    [
      `Subresource Integrity: The resource '${cdn}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.`,
      cdn,
    ],
    [
      `Failed to find a valid digest in the 'integrity' attribute for resource '${cdn}' with computed SHA-256 integrity 'abc'. The resource has been blocked.`,
      cdn,
    ],
    [
      `“${cdn}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin.`,
      cdn,
    ],
  ],
  "tainted-canvas": [
    [
      "Uncaught (in promise) DOMException: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
      null,
    ],
    [
      "SecurityError: Failed to execute 'getImageData' on 'CanvasRenderingContext2D': The canvas has been tainted by cross-origin data.",
      null,
    ],
    [
      `Failed to execute 'texImage2D' on 'WebGLRenderingContext': The image element contains cross-origin data, and may not be loaded.`,
      null,
    ],
  ],
  "third-party-cookies": [
    [
      "A cookie associated with a cross-site resource at https://api.example.com/ was set without the `SameSite` attribute.",
      "https://api.example.com/",
    ],
    [
      "Cookie “session” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.",
      null,
    ],
    [
      "Cookie “session” has been rejected because it is foreign and does not have the “Partitioned“ attribute.",
      null,
    ],
    [
      "Indicate whether to send a cookie in a cross-site request by specifying its SameSite attribute",
      null,
    ],
    [
      "Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox.",
      null,
    ],
    [
      'This attempt to set a cookie via a Set-Cookie header was blocked because it had the "SameSite=Lax" attribute but came from a cross-site response',
      null,
    ],
  ],
  "web-socket": [
    [
      "WebSocket connection to 'wss://app.example.com/socket' failed: Error during WebSocket handshake: Unexpected response code: 403",
      "wss://app.example.com/socket",
      403,
    ],
    ["WebSocket connection to 'ws://localhost:8080/' failed: ", "ws://localhost:8080/"],
    [
      "Firefox can’t establish a connection to the server at wss://app.example.com/socket.",
      "wss://app.example.com/socket",
    ],
    [
      "WebSocket connection to 'wss://app.example.com/' failed: There was a bad response from the server.",
      "wss://app.example.com/",
    ],
  ],
};

const rows = Object.entries(named).flatMap(([name, lines]) =>
  lines.map(([line, url = null, status]): [string, string, string | null, number | undefined] => [
    name,
    line,
    url,
    status,
  ]),
);

test.for(rows)("explain › %s › %s › recognised by name", ([name, line, url, status]) => {
  const { findings } = explain(line);
  expect(findings).toMatchObject([{ kind: "neighbour", name, code: null, url }]);
  expect(findings[0]?.status).toBe(status ?? findings[0]?.status);
});

/** Recognised by the addresses of a line about CORS, or by a code. */
const hinted: [name: Neighbour, line: string][] = [
  [
    "app-webview",
    "Origin capacitor://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
  ],
  [
    "content-script",
    `Access to fetch at '${api}' from origin 'moz-extension://1b5f' has been blocked by CORS policy: ${absent}`,
  ],
  [
    "image-cached-without-cors",
    `Access to image at '${api}' from origin 'https://www.example.com' has been blocked by CORS policy: ${absent}`,
  ],
  [
    "local-network-access",
    "Access to fetch at 'http://localhost:8080/' from origin 'https://www.example.com' has been blocked by CORS policy: Permission was denied for this request to access the `loopback` address space.",
  ],
];

test.for(hinted)("explain › %s › %s › a hint", ([name, line]) => {
  expect(explain(line).findings).toMatchObject([{ kind: "blocked", hints: [name] }]);
});

test("explain › every neighbour › has a line that leads to it", () => {
  const tested = new Set([...Object.keys(named), ...hinted.map(([name]) => name)]);
  expect(neighbours.filter((name) => !tested.has(name))).toEqual([]);
});
