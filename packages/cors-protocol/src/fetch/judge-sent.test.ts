import { expect, test } from "vitest";
import { judge, pairUp } from "./judge.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { answer, asked, cut, get, put } from "../test/exchanges.ts";

const sent: [
  rule: string,
  CorsRequest,
  Exchange[],
  want: [method: string, headers: HeaderLine[]][],
][] = [
  [
    "a preflight asks for method and headers; the request carries its own",
    put,
    [asked(), answer("PUT", 200)],
    [
      [
        "OPTIONS",
        [
          ["Accept", "*/*"],
          ["Access-Control-Request-Method", "PUT"],
          ["Access-Control-Request-Headers", "x-a"],
          ["Origin", get.origin],
        ],
      ],
      [
        "PUT",
        [
          ["X-A", "1"],
          ["Origin", get.origin],
        ],
      ],
    ],
  ],
  [
    "a preflight for a method alone asks for no headers",
    { ...put, headers: [] },
    [asked(404)],
    [
      [
        "OPTIONS",
        [
          ["Accept", "*/*"],
          ["Access-Control-Request-Method", "PUT"],
          ["Origin", get.origin],
        ],
      ],
    ],
  ],
  [
    "a preflight from the cache was not sent",
    put,
    [answer("PUT", 200)],
    [
      [
        "PUT",
        [
          ["X-A", "1"],
          ["Origin", get.origin],
        ],
      ],
    ],
  ],
  ["a GET across origins names its origin", get, [], [["GET", [["Origin", get.origin]]]]],
  ["a no-cors GET does not", { ...get, mode: "no-cors" }, [], [["GET", []]]],
  [
    "a no-cors POST does",
    { ...get, mode: "no-cors", method: "POST" },
    [],
    [["POST", [["Origin", get.origin]]]],
  ],
  [
    "a HEAD at home does not",
    { ...get, method: "HEAD", origin: "http://localhost:4000" },
    [],
    [["HEAD", []]],
  ],
  [
    "a POST at home does",
    { ...get, method: "POST", origin: "http://localhost:4000" },
    [],
    [["POST", [["Origin", "http://localhost:4000"]]]],
  ],
];

test.for(sent)("%s", ([, request, exchanges, want]) => {
  const found = judge(request, exchanges).sent.map(({ method, headers }) => [method, headers]);
  expect(found).toEqual(want);
});

const pairs: [
  rule: string,
  CorsRequest,
  Exchange[],
  want: [method: string, statuses: unknown[]][],
][] = [
  [
    "each request has its exchange",
    put,
    [asked(), answer("PUT", 200)],
    [
      ["OPTIONS", [204]],
      ["PUT", [200]],
    ],
  ],
  [
    "a repeated request has several",
    put,
    [cut("OPTIONS"), asked(), answer("PUT", 408), answer("PUT", 421), answer("PUT", 200)],
    [
      ["OPTIONS", [undefined, 204]],
      ["PUT", [408, 421, 200]],
    ],
  ],
  ["a preflight from the cache has no pair", put, [answer("PUT", 200)], [["PUT", [200]]]],
  ["a request that the server never saw has none", get, [], [["GET", []]]],
  ["what nobody sent is left out", get, [answer("GET", 200), answer("GET", 201)], [["GET", [200]]]],
];

test.for(pairs)("pairs: %s", ([, request, exchanges, want]) => {
  const found = pairUp(judge(request, exchanges), exchanges).map((pair) => [
    pair.request.method,
    pair.exchanges.map(({ response }) => response?.status),
  ]);
  expect(found).toEqual(want);
});
