import { expect, test } from "vitest";
import { type Paste, readPaste } from "./read-paste.ts";

const origin = "https://www.example.com";
const items = "https://api.example.com/items";
const allow: [string, string] = ["access-control-allow-origin", origin];

type Want = { [Key in keyof Paste]?: unknown };

const outputs: [what: string, text: string, want: Want][] = [
  [
    "curl -vi, which prints every line twice",
    `> OPTIONS /items HTTP/1.1
> Origin: https://www.example.com
> Access-Control-Request-Method: POST
>
< HTTP/1.1 204 No Content
HTTP/1.1 204 No Content
< access-control-allow-origin: https://www.example.com
access-control-allow-origin: https://www.example.com
< access-control-allow-methods: POST
access-control-allow-methods: POST

<
* Connection #0 to host api.example.com left intact`,
    {
      kinds: ["response heads"],
      requests: [{ method: "POST", origin, isPreflight: true }],
      responses: {
        preflight: [{ status: 204, headers: [allow, ["access-control-allow-methods", "POST"]] }],
        response: [],
      },
      missing: ["url", "response"],
    },
  ],
  [
    "curl -v over TLS",
    `* Connected to api.example.com (93.184.216.34) port 443 (#0)
* SSL connection using TLSv1.3 / TLS_AES_128_GCM_SHA256
> PUT /items?a=1 HTTP/2
> Host: api.example.com
> user-agent: curl/8.5.0
> accept: */*
> origin: https://www.example.com
> authorization: Bearer abc.def.ghi
> content-type: application/json
>
< HTTP/2 401
< content-type: application/json
<
{"detail": "Not authenticated"}`,
    {
      requests: [
        {
          method: "PUT",
          url: "https://api.example.com/items?a=1",
          origin,
          headers: [
            ["authorization", "•••"],
            ["content-type", "application/json"],
          ],
        },
      ],
      responses: { response: [{ status: 401 }], preflight: [] },
      missing: ["preflight response"],
    },
  ],
  [
    "curl -v to a port without TLS, copied from HTML",
    `*   Trying 127.0.0.1:4000...
* Connected to localhost (127.0.0.1) port 4000
&gt; GET /items HTTP/1.1
&gt; Host: localhost:4000
&gt; Origin: http://localhost:3000
&gt;
&lt; HTTP/1.1 200 OK
&lt; Content-Type: application/json`,
    {
      requests: [
        { method: "GET", url: "http://localhost:4000/items", origin: "http://localhost:3000" },
      ],
      responses: { response: [{ status: 200, headers: [["Content-Type", "application/json"]] }] },
      missing: [],
    },
  ],
  [
    "curl -v through a proxy",
    `> CONNECT api.example.com:443 HTTP/1.1
> Host: api.example.com:443
>
< HTTP/1.1 200 Connection established
<
> GET /items HTTP/1.1
> Host: api.example.com
> Origin: https://www.example.com
>
< HTTP/1.1 100 Continue
<
< HTTP/1.1 200 OK
< access-control-allow-origin: https://www.example.com`,
    {
      requests: [{ method: "GET", origin }],
      responses: {
        connect: [{ status: 200, headers: [] }],
        informational: [{ status: 100, headers: [] }],
        response: [{ status: 200, headers: [allow] }],
      },
    },
  ],
  [
    "curl -iL with several heads",
    "HTTP/1.1 301 Moved Permanently\nLocation: https://www.example.com/\n\nHTTP/1.1 302 Found\nlocation: /b\n\nHTTP/1.1 200 OK\naccess-control-allow-origin: https://www.example.com\n\n{}",
    {
      responses: {
        redirects: [{ status: 301 }, { status: 302 }],
        response: [{ status: 200, headers: [allow] }],
      },
      missing: ["url", "origin", "method"],
    },
  ],
  [
    "curl -I whose redirect is the last",
    "HTTP/2 308\nlocation: https://api.example.com/items/\n",
    { responses: { redirects: [], response: [{ status: 308 }] } },
  ],
  [
    "a command and what it printed",
    `$ curl -i -X OPTIONS 'https://api.example.com/items' \\
  -H 'Origin: https://www.example.com' -H "Access-Control-Request-Method: PATCH" -H 'Access-Control-Request-Headers: x-tenant, content-type'
HTTP/2 400
content-type: text/plain

Disallowed CORS headers`,
    {
      kinds: ["curl command", "response heads"],
      requests: [
        {
          method: "PATCH",
          url: items,
          origin,
          headers: [
            ["x-tenant", ""],
            ["content-type", ""],
          ],
          isPreflight: true,
        },
      ],
      responses: { preflight: [{ status: 400 }], response: [] },
      missing: ["response"],
    },
  ],
  [
    "a preflight's response alone",
    "HTTP/1.1 204 No Content\naccess-control-allow-origin: *\naccess-control-allow-methods: GET,HEAD,POST\n",
    { responses: { preflight: [{ status: 204 }], response: [] } },
  ],
  [
    "a quoted response",
    "> HTTP/1.1 200 OK\n> access-control-allow-origin: https://www.example.com\n> vary: Origin",
    { responses: { response: [{ status: 200, headers: [allow, ["vary", "Origin"]] }] } },
  ],
  [
    "Safari's inspector, which repeats the status",
    `Summary
URL: https://api.example.com/items
Status: 421
Source: Network
Address: 93.184.216.34:443

Request
:method: GET
:scheme: https
:authority: api.example.com
:path: /items
Accept: */*
Origin: https://www.example.com

Response
:status: 421
access-control-allow-origin: https://www.example.com`,
    {
      requests: [{ method: "GET", url: items, origin }],
      responses: { response: [{ status: 421, headers: [allow] }] },
      missing: [],
    },
  ],
  [
    "Safari's summary and no response",
    "Summary\nURL: https://api.example.com/items\nStatus: 404\nSource: Network",
    { responses: { response: [{ status: 404, headers: [] }] } },
  ],
  [
    "DevTools' headers tab with its sections",
    `General
Request URL:
https://api.example.com/items
Request Method:
PATCH
Status Code:
403 Forbidden
Referrer Policy:
strict-origin-when-cross-origin
Response Headers (2)
access-control-allow-origin:
https://www.example.com
Request Headers
origin:
https://www.example.com
x-tenant:
7`,
    {
      requests: [{ method: "PATCH", url: items, origin, headers: [["x-tenant", "7"]] }],
      responses: { response: [{ status: 403, headers: [allow] }] },
      findings: [],
      missing: ["preflight response"],
    },
  ],
  [
    "DevTools' copied response headers, without a status",
    "access-control-allow-origin: https://www.example.com\ncontent-type: application/json",
    { responses: { response: [{ status: 200 }] }, missing: ["url", "origin", "method"] },
  ],
  [
    "Firefox's raw heads",
    "HTTP/3 200 \naccess-control-allow-origin: https://www.example.com\nX-Firefox-Spdy: h3\n\nGET /items HTTP/3\nHost: api.example.com\nOrigin: https://www.example.com\nCookie: a=b\n",
    {
      requests: [{ method: "GET", url: items, origin, credentials: "include", headers: [] }],
      responses: { response: [{ status: 200 }] },
    },
  ],
];

const commands: [what: string, text: string, want: object][] = [
  [
    "Copy as cURL of Chrome",
    `curl 'https://api.example.com/items' \\
  -X 'PUT' \\
  -H 'accept: */*' \\
  -H 'content-type: application/json' \\
  -H 'origin: https://www.example.com' \\
  -H 'sec-fetch-mode: cors' \\
  -b 'session=abc; theme=dark' \\
  -H $'x-name: J\\'ane' \\
  --data-raw '{"a":"it\\u0021"}'`,
    {
      method: "PUT",
      url: items,
      origin,
      credentials: "include",
      headers: [
        ["content-type", "application/json"],
        ["x-name", "J'ane"],
      ],
    },
  ],
  [
    "Copy as cURL for Windows",
    `curl ^"https://api.example.com/items^" ^
  -X ^"DELETE^" ^
  -H ^"origin: https://www.example.com^" ^
  -H ^"x-tenant: 7^"`,
    { method: "DELETE", url: items, origin, headers: [["x-tenant", "7"]] },
  ],
  [
    "short options written together",
    "curl -sSiXPOST -H'Origin: https://www.example.com' -d a=1 api.example.com/items | jq .",
    { method: "POST", url: "http://api.example.com/items", origin },
  ],
  [
    "a request for the head",
    'curl -sI --header "Origin: https://www.example.com" --url https://api.example.com/items',
    { method: "HEAD", url: items, origin },
  ],
  [
    "a user and a password",
    "$ curl -u jane:secret https://api.example.com/items",
    { method: "GET", origin: null, headers: [["Authorization", "•••"]] },
  ],
  [
    "JSON",
    "curl --json '{}' https://api.example.com/items",
    { method: "POST", headers: [["Content-Type", "application/json"]] },
  ],
  [
    "Copy as fetch of Chrome",
    `fetch("https://api.example.com/items", {
  "headers": {
    "accept": "application/json",
    "content-type": "application/json",
    "sec-ch-ua": "\\"Chromium\\";v=\\"156\\"",
    "x-tenant": "7"
  },
  "referrer": "https://www.example.com/list?a=1",
  "body": "{\\"a\\":1}",
  "method": "PATCH",
  "mode": "cors",
  "credentials": "include"
});`,
    {
      source: "fetch call",
      method: "PATCH",
      url: items,
      origin,
      credentials: "include",
      headers: [
        ["content-type", "application/json"],
        ["x-tenant", "7"],
      ],
    },
  ],
  [
    "Copy as fetch for Node.js",
    `fetch("https://api.example.com/items", {
  "headers": { "cookie": "a=b", "Referer": "https://www.example.com/" },
  "body": null,
  "method": "GET"
});`,
    { method: "GET", url: items, origin, credentials: "include", headers: [] },
  ],
  [
    "a call written by hand",
    "const response = await fetch('https://api.example.com/items', { method: 'DELETE', credentials: 'omit', headers: { Authorization: `Bearer ${token}`, 'X-Tenant': id } })",
    {
      method: "DELETE",
      url: items,
      credentials: "omit",
      headers: [
        ["Authorization", "•••"],
        ["X-Tenant", ""],
      ],
    },
  ],
  [
    "Copy as fetch of Firefox",
    'await fetch("https://api.example.com/items", {\n    "credentials": "omit",\n    "headers": {\n        "User-Agent": "Mozilla/5.0",\n        "X-Tenant": "7"\n    },\n    "referrer": "https://www.example.com/",\n    "method": "GET",\n    "mode": "cors"\n});',
    { method: "GET", origin, credentials: "omit", headers: [["X-Tenant", "7"]] },
  ],
];

test.for(outputs)("readPaste › %s › its parts", ([, text, want]) => {
  expect(readPaste(text)).toMatchObject(want);
});

test.for(commands)("readPaste › %s › the request", ([, text, want]) => {
  const { requests, kinds, missing } = readPaste(text);
  expect(requests).toMatchObject([want]);
  expect(kinds).toHaveLength(1);
  expect(missing).toContain("response");
});

test("readPaste › headers that are one letter from a known one › named", () => {
  const { misspelt } = readPaste(
    "HTTP/1.1 200 OK\nAcceess-Control-Allow-Credentials: true\nAccess-Control-Allowed-Origin: *\nAccess-Control-Allow-Header: x-a\nAccess_Control_Allow_Methods: PUT\nAcces-Control-Expose-Headers: x\nX-Access-Token: 1\nAccess-Control-Max-Age: 5\nCross-Origin-Opener-Policy: same-origin",
  );
  expect(misspelt.map(({ meant }) => meant)).toEqual([
    "access-control-allow-credentials",
    "access-control-allow-origin",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-expose-headers",
  ]);
});

test("readPaste › a console line › its findings, and nothing to ask", () => {
  const { kinds, findings, missing } = readPaste(
    "Access to fetch at 'https://api.example.com/items' from origin 'https://www.example.com' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
  );
  expect({ kinds, missing }).toEqual({ kinds: ["console"], missing: [] });
  expect(findings).toMatchObject([{ code: "MethodDisallowedByPreflightResponse" }]);
});

test("readPaste › lines that are not about CORS › nothing to ask", () => {
  const lines = [
    "Uncaught DOMException: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
    "TypeError: Failed to fetch",
  ];
  expect(lines.map((line) => readPaste(line).missing)).toEqual([[], []]);
});

test("readPaste › a part of a console line › its address and its page are asked for", () => {
  const text = "No 'Access-Control-Allow-Origin' header is present on the requested resource";
  expect(readPaste(text).missing).toEqual(["url", "origin"]);
});

test("readPaste › a console line and the response › both", () => {
  const { kinds, findings, responses, missing } = readPaste(
    "Access to fetch at 'https://api.example.com/items' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n\nHTTP/2 502\nserver: nginx\ncontent-type: text/html",
  );
  expect(kinds).toEqual(["response heads", "console"]);
  expect(findings).toMatchObject([{ code: "MissingAllowOriginHeader" }]);
  expect(responses.response).toMatchObject([{ status: 502 }]);
  expect(missing).toEqual(["method"]);
});

test.for(["hello: world\nfoo: bar", "It does not work.", "", "{}", "[]", "const a = { b: 1 };"])(
  "readPaste › “%s” › nothing recognised, and what would help",
  (text) => {
    const { kinds, advice } = readPaste(text);
    expect(kinds).toEqual([]);
    expect(advice).toContain("Nothing here is a line that we know");
  },
);
