import { cdn, type NamedLines } from "./neighbour-lines.ts";

const api = "https://api.example.com/items";

export const linesHToW: NamedLines = {
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
