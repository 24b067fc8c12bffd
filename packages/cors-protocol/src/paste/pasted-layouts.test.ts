import { expect, test } from "vitest";
import { readPaste } from "./read-paste.ts";

const origin = "https://shop.example.com";
const url = "https://api.example.com/orders/7";

type Row = [what: string, text: string, want: object];

const heads: Row[] = [
  [
    "curl's marks without the status line",
    "< Access-Control-Allow-Origin: *\n< Content-Type: application/json\n",
    {
      kinds: ["response heads"],
      responses: {
        response: [
          {
            status: 200,
            headers: [
              ["Access-Control-Allow-Origin", "*"],
              ["Content-Type", "application/json"],
            ],
          },
        ],
      },
    },
  ],
  [
    "arrows in the place of colons",
    `Access-Control-Allow-Origin → ${origin}\nAccess-Control-Allow-Credentials → true`,
    {
      kinds: ["response heads"],
      findings: [],
      responses: {
        response: [
          {
            headers: [
              ["Access-Control-Allow-Origin", origin],
              ["Access-Control-Allow-Credentials", "true"],
            ],
          },
        ],
      },
    },
  ],
  [
    "curl -v behind a proxy that refused",
    "> CONNECT api.example.com:443 HTTP/1.1\n> Host: api.example.com:443\n>\n< HTTP/1.1 407 Proxy Authentication Required\n<\n* CONNECT tunnel failed, response 407\ncurl: (56) CONNECT tunnel failed, response 407",
    { kinds: ["console"], findings: [{ kind: "network" }], responses: { response: [] } },
  ],
  [
    "a table without colons",
    `access-control-allow-methods\tGET, PUT\naccess-control-allow-origin\t${origin}\nvary\tOrigin\nx-request-id\t9f3`,
    {
      kinds: ["response heads"],
      responses: {
        preflight: [
          {
            headers: [
              ["access-control-allow-methods", "GET, PUT"],
              ["access-control-allow-origin", origin],
              ["vary", "Origin"],
              ["x-request-id", "9f3"],
            ],
          },
        ],
      },
    },
  ],
  [
    "a preflight in Chrome's panel, a name and a value on each line",
    `General\nRequest URL\n${url}\nRequest Method\nOPTIONS\nStatus Code\n401 Unauthorized\nRemote Address\n203.0.113.9:443\nResponse Headers\ncontent-length\n0\nwww-authenticate\nBearer\nRequest Headers\n:authority\napi.example.com\n:method\nOPTIONS\n:path\n/orders/7\n:scheme\nhttps\naccept\n*/*\naccess-control-request-headers\nauthorization\naccess-control-request-method\nPATCH\norigin\n${origin}`,
    {
      requests: [
        { method: "PATCH", url, origin, isPreflight: true, headers: [["authorization", ""]] },
      ],
      responses: {
        preflight: [
          {
            status: 401,
            headers: [
              ["content-length", "0"],
              ["www-authenticate", "Bearer"],
            ],
          },
        ],
        response: [],
      },
    },
  ],
  [
    "a preflight in Firefox's panel",
    `OPTIONS\n\t\nscheme\n\thttps\nhost\n\tapi.example.com\nfilename\n\t/orders/7\n\t\nStatus\n403\nVersionHTTP/2\nTransferred512 B (0 B size)\nReferrer Policystrict-origin-when-cross-origin\nDNS ResolutionSystem\n\nvary\n\tOrigin\n\nAccess-Control-Request-Method\n\tPUT\nOrigin\n\t${origin}`,
    {
      kinds: ["response heads"],
      requests: [{ method: "PUT", url, origin, isPreflight: true }],
      responses: { preflight: [{ status: 403, headers: [["vary", "Origin"]] }], response: [] },
    },
  ],
  [
    "the headers of a request alone",
    `Request Headers\nOrigin: ${origin}\nAccess-Control-Request-Method: PUT`,
    { kinds: ["request head"], requests: [{ origin }] },
  ],
  [
    "headers that a field of one line joined",
    `Access-Control-Allow-Origin: ${origin} Access-Control-Allow-Credentials: true`,
    {
      responses: {
        response: [
          {
            headers: [
              ["Access-Control-Allow-Origin", origin],
              ["Access-Control-Allow-Credentials", "true"],
            ],
          },
        ],
      },
    },
  ],
  [
    "a preflight in a panel without its headings",
    `Request URL: ${url}\nRequest Method: OPTIONS\nStatus Code: 401 Unauthorized\nRemote Address: 203.0.113.9:443\nReferrer Policy: strict-origin-when-cross-origin\ncontent-length: 0\nserver: nginx\naccess-control-request-headers: authorization,x-tenant\naccess-control-request-method: PATCH\norigin: ${origin}\nvary: Origin`,
    {
      requests: [
        {
          method: "PATCH",
          url,
          origin,
          headers: [
            ["authorization", ""],
            ["x-tenant", ""],
          ],
        },
      ],
      responses: {
        preflight: [
          {
            status: 401,
            headers: [
              ["content-length", "0"],
              ["server", "nginx"],
              ["vary", "Origin"],
            ],
          },
        ],
      },
      misspelt: [],
    },
  ],
  [
    "a preflight in a panel without its request headers",
    `Request URL: ${url}\nRequest Method: OPTIONS\nStatus Code: 403 Forbidden\ncontent-type: application/json`,
    {
      requests: [{ method: null, url, isPreflight: true }],
      responses: { preflight: [{ status: 403 }], response: [] },
    },
  ],
  [
    "a preflight and its request, from the same panel",
    `Request URL: ${url}\nRequest Method: OPTIONS\nStatus Code: 204 No Content\naccess-control-allow-origin: ${origin}\naccess-control-request-method: PUT\norigin: ${origin}\n\nRequest URL: ${url}\nRequest Method: PUT\nStatus Code: 500 Internal Server Error\ncontent-length: 0\norigin: ${origin}`,
    {
      requests: [
        { method: "PUT", url, origin, isPreflight: true },
        { method: "PUT", url, origin, isPreflight: false },
      ],
      responses: { preflight: [{ status: 204 }], response: [{ status: 500 }] },
    },
  ],
  [
    "an older panel, whose headers have the status once more",
    `General\nRequest URL:${url}\nRequest Method:DELETE\nStatus Code:403 \nRemote Address:203.0.113.5:443\n\nResponse Headers\ncontent-type:text/html\nstatus:403\nvary:Origin\n\nRequest Headers\n:authority:api.example.com\n:method:DELETE\n:path:/orders/7\n:scheme:https\norigin:${origin}`,
    {
      requests: [{ method: "DELETE", url, origin }],
      responses: {
        response: [
          {
            status: 403,
            headers: [
              ["content-type", "text/html"],
              ["vary", "Origin"],
            ],
          },
        ],
      },
    },
  ],
  [
    "Safari's panel of a preflight",
    `Summary\nURL: ${url}\nStatus: 405\nSource: Network\n\nRequest\nOPTIONS /orders/7 HTTP/1.1\nOrigin: ${origin}\nAccess-Control-Request-Method: PATCH\n\nResponse\nHTTP/1.1 405\nAllow: GET`,
    {
      requests: [{ method: "PATCH", isPreflight: true, url, origin }],
      responses: { preflight: [{ status: 405 }], response: [] },
    },
  ],
];

test.for(heads)("readPaste › %s › the responses", ([, text, want]) => {
  expect(readPaste(text)).toMatchObject(want);
});

const sentences: string[] = [
  "Access-Control-Allow-Origin header is missing\nserver nginx",
  "access-control-allow-origin missing\nserver nginx",
  "access-control-allow-credentials yes please",
  "Access-Control-Allow-Origin *",
];

test.for(sentences)("readPaste › %s › no response", (text) => {
  expect(readPaste(text).kinds).not.toContain("response heads");
});
