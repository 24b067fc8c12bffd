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
    "a PUT with a header › the preflight requests both, the request has its own headers",
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
    "a PUT without headers › the preflight requests no headers",
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
    "a cached preflight › not sent",
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
  ["a cross-origin GET › has an Origin", get, [], [["GET", [["Origin", get.origin]]]]],
  ["a no-cors GET › has no Origin", { ...get, mode: "no-cors" }, [], [["GET", []]]],
  [
    "a no-cors POST › has an Origin",
    { ...get, mode: "no-cors", method: "POST" },
    [],
    [["POST", [["Origin", get.origin]]]],
  ],
  [
    "a same-origin HEAD › has no Origin",
    { ...get, method: "HEAD", origin: "http://localhost:4000" },
    [],
    [["HEAD", []]],
  ],
  [
    "a same-origin POST › has an Origin",
    { ...get, method: "POST", origin: "http://localhost:4000" },
    [],
    [["POST", [["Origin", "http://localhost:4000"]]]],
  ],
];

test.for(sent)("sent requests › %s", ([, request, exchanges, want]) => {
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
    "a preflight and a request › one exchange each",
    put,
    [asked(), answer("PUT", 200)],
    [
      ["OPTIONS", [204]],
      ["PUT", [200]],
    ],
  ],
  [
    "a retried request › several exchanges",
    put,
    [cut("OPTIONS"), asked(), answer("PUT", 408), answer("PUT", 421), answer("PUT", 200)],
    [
      ["OPTIONS", [undefined, 204]],
      ["PUT", [408, 421, 200]],
    ],
  ],
  ["a cached preflight › no pair", put, [answer("PUT", 200)], [["PUT", [200]]]],
  ["a request that the server never saw › no exchange", get, [], [["GET", []]]],
  [
    "an exchange of another request › left out",
    get,
    [answer("GET", 200), answer("GET", 201)],
    [["GET", [200]]],
  ],
];

test.for(pairs)("pairUp › %s", ([, request, exchanges, want]) => {
  const found = pairUp(judge(request, exchanges), exchanges).map((pair) => [
    pair.request.method,
    pair.exchanges.map(({ response }) => response?.status),
  ]);
  expect(found).toEqual(want);
});
