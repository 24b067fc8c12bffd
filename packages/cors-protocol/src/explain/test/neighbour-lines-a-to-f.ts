import { cdn, type NamedLines } from "./neighbour-lines.ts";

const api = "https://api.example.com/items";

export const linesAToF: NamedLines = {
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
};
