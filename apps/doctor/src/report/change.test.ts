import type { Engine, HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { examine } from "../examine/examine.ts";
import type { Asked, Options } from "../examine/types.ts";
import type { Network, RawResponse } from "../network/index.ts";
import { readRecordings, type Row as Recorded } from "../test/replay.ts";
import { type Change, toChange } from "./change.ts";

// The change is proven: whatever blocked a recorded request, a server that sends the changed headers is readable in
// every engine.

type Row = Recorded & { engine: Engine };

/** A server without a network: one response to preflights, and one to everything else. */
function answering(answer: (method: string) => { status: number; headers: HeaderLine[] }): Network {
  return {
    exchange: ({ method }) => {
      const response: RawResponse = {
        ...answer(method),
        httpVersion: "1.1",
        statusText: "",
        informational: [],
        body: new Uint8Array(),
        isBodyCut: false,
        address: "127.0.0.1",
        family: 4,
        milliseconds: 1,
      };
      return Promise.resolve(response);
    },
    close: () => {},
  };
}

const toHeaders = ({ lines }: Change): HeaderLine[] =>
  lines
    .filter(({ change }) => change !== "removed")
    .map(({ text }) => {
      const colon = text.indexOf(":");
      return [text.slice(0, colon), text.slice(colon + 2)];
    });

test("change › every recorded block that headers can end › the changed headers end it, in every engine", async () => {
  const engines = ["chromium", "firefox", "webkit"] as const;
  const all = readRecordings().flatMap((recording) =>
    recording.rows.map((row) => ({ ...row, engine: recording.engine })),
  );
  // Many rows differ in their addresses alone.
  const toShape = ({ engine, request: { method, headers, credentials }, exchanges }: Row) =>
    JSON.stringify([engine, method, headers, credentials, exchanges.map((one) => one.response)]);
  const rows = new Map(all.map((row) => [toShape(row), row])).values();
  let proven = 0;
  for (const { id, engine, request, exchanges, code } of rows) {
    if (code === null || request.origin === "null") continue;
    const { url, method, headers } = request;
    const body = headers.some(([name]) => name === "Content-Type") ? new Uint8Array(2) : null;
    const asked: Asked = { url, method, headers, body, cookie: null };
    const options: Options = {
      from: request.origin,
      credentials: request.credentials === "include",
      engines: [engine],
      send: true,
    };
    const recorded = [...exchanges];
    const before = await examine(
      asked,
      options,
      answering(() => recorded.shift()?.response ?? { status: 500, headers: [] }),
    );
    const change = toChange(before, null);
    if (change === null || change.lines.length === 0) continue;
    const changed = answering((own) => ({
      status: own === "OPTIONS" ? 204 : 200,
      headers: toHeaders(change),
    }));
    const { results } = await examine(asked, { ...options, engines }, changed);
    expect(
      results.map(({ verdict }) => verdict.outcome),
      `${engine} ${id}: ${JSON.stringify(change.lines)}`,
    ).toEqual(["readable", "readable", "readable"]);
    proven += 1;
  }
  expect(proven).toBeGreaterThan(100);
});
