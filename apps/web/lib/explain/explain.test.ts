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
  what: string,
  result: Result<unknown>,
  exchanges: Exchange[] | "forgotten" | null,
  want: object,
][] = [
  [
    "an allowed response that script got",
    got(200),
    [saw(200, origin)],
    { kind: "verdict", consoles: [{ engine: "chromium", lines: [] }, {}, {}] },
  ],
  [
    "a block that script felt",
    unreadable,
    [saw(200)],
    { kind: "verdict", verdict: { code: "MissingAllowOriginHeader" } },
  ],
  [
    "an allowed response that script did not get",
    unreadable,
    [saw(200, origin)],
    { kind: "disagreement" },
  ],
  ["a block that script did not feel", got(200), [saw(200)], { kind: "disagreement" }],
  ["a status that the server did not send", got(304), [saw(200, origin)], { kind: "disagreement" }],
  ["a response that no server sent", got(200), [], { kind: "disagreement" }],
  ["no request and no response", unreadable, [], { kind: "network-error" }],
  ["a connection cut before the response", unreadable, [saw(null)], { kind: "network-error" }],
  ["an API that does not respond", unreadable, null, { kind: "network-error" }],
  ["a response, but no record of it", got(200), null, { kind: "unwitnessed" }],
  ["an API that restarted in between", got(200), "forgotten", { kind: "forgotten" }],
];

test.for(rows)("explanation › %s › its kind", ([, result, exchanges, want]) => {
  expect(explain({ ...result.request, origin }, toGot(result), exchanges, visitor)).toMatchObject(
    want,
  );
});
