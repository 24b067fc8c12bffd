import type { Result } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { explain, toGot } from "./explain.ts";

const origin = "http://localhost:3000";
const visitor = { engine: "chromium", version: 156 } as const;
const request: Result<unknown>["request"] = {
  url: "http://localhost:4000/p/x/items",
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
  body: null,
};
const got = (status: number): Result<unknown> => ({ request, trace: "k.0", data: {}, status });
const unreadable: Result<unknown> = { request, trace: "k.0", unreadable: new TypeError("no") };
const saw = (status: number | null, allowOrigin?: string): Exchange => ({
  method: "GET",
  path: "/p/x/items",
  requestHeaders: [],
  response:
    status === null
      ? null
      : {
          status,
          headers: allowOrigin === undefined ? [] : [["access-control-allow-origin", allowOrigin]],
        },
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});

const rows: [
  rule: string,
  result: Result<unknown>,
  exchanges: Exchange[] | "forgotten" | null,
  want: object,
][] = [
  [
    "an allowed answer that arrived is explained",
    got(200),
    [saw(200, origin)],
    { kind: "verdict", consoles: [{ engine: "chromium", lines: [] }, {}, {}] },
  ],
  [
    "a block that was felt is explained",
    unreadable,
    [saw(200)],
    { kind: "verdict", verdict: { code: "MissingAllowOriginHeader" } },
  ],
  [
    "an allowed answer that did not arrive is a disagreement",
    unreadable,
    [saw(200, origin)],
    { kind: "disagreement" },
  ],
  ["a block that was not felt is a disagreement", got(200), [saw(200)], { kind: "disagreement" }],
  [
    "another status than was sent is a disagreement",
    got(304),
    [saw(200, origin)],
    { kind: "disagreement" },
  ],
  ["an answer that nobody sent is a disagreement", got(200), [], { kind: "disagreement" }],
  ["nothing sent and nothing got is no answer", unreadable, [], { kind: "network-error" }],
  [
    "a connection cut before the answer is no answer",
    unreadable,
    [saw(null)],
    { kind: "network-error" },
  ],
  ["a server that cannot be asked is no answer", unreadable, null, { kind: "network-error" }],
  ["an answer without a witness is not explained", got(200), null, { kind: "unwitnessed" }],
  ["a server that was restarted has forgotten", got(200), "forgotten", { kind: "forgotten" }],
];

test.for(rows)("%s", ([, result, exchanges, want]) => {
  expect(explain({ ...result.request, origin }, toGot(result), exchanges, visitor)).toMatchObject(
    want,
  );
});
