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

test.for(outputs)("readPaste › %s › its parts", ([, text, want]) => {
  expect(readPaste(text)).toMatchObject(want);
});
