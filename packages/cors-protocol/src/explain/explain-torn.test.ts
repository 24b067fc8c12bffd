import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const url = "https://api.example.com/orders/7";
const page = "https://shop.example.com";

const rows: [what: string, text: string, want: object[]][] = [
  [
    "only the head's end of a line of Firefox",
    `What does this mean? ${url}. (Reason: CORS request external redirect not allowed).`,
    [{ code: "PreflightDisallowedRedirect", engine: "firefox", url }],
  ],
  [
    "only the head's end of a line of Firefox, the address in quotes",
    `at ‘${url}’. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    [{ code: "MethodDisallowedByPreflightResponse", url }],
  ],
  [
    "the address in a sentence, far from the reason",
    `I call ${url} and get: CORS header ‘Access-Control-Allow-Origin’ missing`,
    [{ code: "MissingAllowOriginHeader", url: null }],
  ],
  [
    "an address with a part painted over",
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/█████/items. (Reason: CORS request not http).",
    [{ code: "CorsDisabledScheme", url: "https://api.example.com/█████/items" }],
  ],
  [
    "an address with a part painted over, in another language",
    "クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、https://api.example.com/•••/me?key=••• にあるリモートリソースの読み込みは拒否されます (理由: CORS ヘッダー ‘Access-Control-Allow-Origin’ が足りない)。",
    [{ code: "MissingAllowOriginHeader", url: "https://api.example.com/•••/me?key=•••" }],
  ],
  [
    "cut off before origin",
    `origin '${page}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header`,
    [{ code: "MissingAllowOriginHeader", origin: page, url: null }],
  ],
  [
    "typed by hand",
    "origin null was blocked by cors policy: cross origin requests only supports protocol schemes: http, data, chrome",
    [{ code: "CorsDisabledScheme" }],
  ],
  [
    "an app's origin that ends in a dot",
    `Access to XMLHttpRequest at '${url}' from origin 'app://.' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
    [{ code: "InvalidAllowCredentials", origin: "app://.", url }],
  ],
  [
    "a sentence that says CORS error before the reason",
    "Checkout CORS error: Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.",
    [{ code: "MethodDisallowedByPreflightResponse", parameter: "PATCH" }],
  ],
  [
    "legacy Edge › the failure and its reason are one",
    "SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.\nSEC7122: Credentials flag was set to true, but Access-Control-Allow-Credentials was not.",
    [{ code: "InvalidAllowCredentials", engine: "legacy-edge" }],
  ],
  [
    "a failure and the reason of another failure far below are two",
    `SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.\n${"a line of a log\n".repeat(60)}SEC7128: Multiple Access-Control-Allow-Origin headers are not allowed for CORS response.`,
    [{ code: null }, { code: "MultipleAllowOriginValues" }],
  ],
  [
    "WebKit › the status stands in the line before, with the file's name",
    `[Error] Failed to load resource: the server responded with a status of 502 (Bad Gateway) (logo.png, line 0)\n[Error] Failed to load resource: the server responded with a status of 401 (Unauthorized) (7, line 0)\n[Error] Failed to load resource: Origin ${page} is not allowed by Access-Control-Allow-Origin. (7, line 0)\n[Error] XMLHttpRequest cannot load ${url}. Origin ${page} is not allowed by Access-Control-Allow-Origin.`,
    [{ code: "MissingAllowOriginHeader", status: 401, url }],
  ],
  [
    "WebKit › a status of another file is not taken",
    `[Error] Failed to load resource: the server responded with a status of 404 (Not Found) (favicon.ico, line 0)\n[Error] XMLHttpRequest cannot load ${url}. Origin ${page} is not allowed by Access-Control-Allow-Origin.`,
    [{ code: "MissingAllowOriginHeader", status: null }],
  ],
  [
    "Chromium › the status stands in another line, by its file",
    `Access to fetch at '${url}' from origin '${page}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\napi.example.com/orders/7:1 Failed to load resource: the server responded with a status of 503 ()`,
    [{ code: "MissingAllowOriginHeader", status: 503 }],
  ],
];

test.for(rows)("explain › %s", ([, text, want]) => {
  const found = explain(text).findings;
  expect(found.filter(({ kind }) => kind === "blocked")).toMatchObject(want);
});

const neighbours: [text: string, name: string, more: object][] = [
  [
    "[Deprecation] The website requested a subresource from a network that it could only access because of its users' privileged network position.",
    "private-network-access",
    {},
  ],
  [
    "GET http://10.0.0.4/ net::ERR_INSECURE_PRIVATE_NETWORK_REQUEST",
    "private-network-access",
    { url: "http://10.0.0.4/" },
  ],
  ["net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS", "private-network-access", {}],
  [
    "POST http://printer.local/ net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
    "local-network-access",
    {},
  ],
  ["blocked by OpaqueResponseBlocking.", "opaque-response-blocking", { engine: "firefox" }],
  [
    "CSP14305: Resource violated directive 'script-src 'self'' in Content-Security-Policy: https://cdn.example.com/a.js. Resource will be blocked.",
    "content-security-policy",
    { engine: "legacy-edge", url: "https://cdn.example.com/a.js" },
  ],
  [
    `Refused to load the script\n'${url}'\nbecause it violates the following Content Security Policy directive: "script-src 'self'".`,
    "content-security-policy",
    { url },
  ],
  [
    "Refused to execute inline script because it violates the following Content Security Policy directive: \"script-src 'self'\".",
    "content-security-policy",
    { url: null },
  ],
  [
    'Laden von gemischten aktiven Inhalten "http://api.example.com/a" wurde blockiert.',
    "mixed-content",
    { engine: "firefox", url: "http://api.example.com/a" },
  ],
  [
    "已阻止加载混合活动内容“http://api.example.com/a”",
    "mixed-content",
    { url: "http://api.example.com/a" },
  ],
  [
    "SEC7111: HTTPS security is compromised by http://cdn.example.com/a.js",
    "mixed-content",
    { url: "http://cdn.example.com/a.js" },
  ],
  [
    "SecurityError: Failed to execute 'texSubImage2D' on 'WebGL2RenderingContext': The cross-origin image at https://cdn.example.com/a.png may not be loaded.",
    "tainted-canvas",
    { url: "https://cdn.example.com/a.png" },
  ],
  [
    "Uncaught DOMException: HTMLCanvasElement.toBlob: The operation is insecure.",
    "tainted-canvas",
    { engine: "firefox" },
  ],
  ["SECURITY_ERR: DOM Exception 18 in canvas.toDataURL()", "tainted-canvas", {}],
  ["SECURITY_ERR: DOM Exception 18 in canvas.toDataURL()", "tainted-canvas", {}],
  [
    "WebGL warning: texImage: Cross-origin elements require CORS.",
    "tainted-canvas",
    { engine: "firefox" },
  ],
  [
    "Handshake failed due to invalid Origin header: https://shop.example.com",
    "web-socket",
    { origin: page },
  ],
  [
    "[W 10:00:01 NotebookApp] Blocking Cross Origin WebSocket Attempt.  Origin: https://shop.example.com",
    "web-socket",
    {},
  ],
];

test.for(neighbours)("explain › %s › %s", ([text, name, more]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "neighbour", name, code: null, ...more }]);
});

test("explain › the network that an abandoned check names › its address space", () => {
  const text = `Access to fetch at 'http://127.0.0.1:9000/' from origin '${page}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`local\` address space.`;
  expect(explain(text).findings).toMatchObject([
    { name: "private-network-access", parameter: "local", origin: page },
  ]);
});
