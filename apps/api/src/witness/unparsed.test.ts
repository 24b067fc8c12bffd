import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { readAll, toHead, write } from "../../test/support/raw.ts";
import { refuseUnparsed } from "./unparsed.ts";
import { createWitness } from "./witness.ts";

/** A server that answers parsed requests with 200 and all others as the API does. */
async function build() {
  const witness = createWitness();
  const server = createServer((_request, response) => response.end("parsed"));
  refuseUnparsed(server, witness);
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const trace = `${witness.issueKey()}.1`;
  return { witness, trace, port: (server.address() as AddressInfo).port };
}

const ask = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, "Host: localhost:4000", ...headers, "", ""].join("\r\n");

const toHeaders = (length: unknown) => [
  ["Connection", "close"],
  ["Content-Type", "application/json; charset=utf-8"],
  ["X-Content-Type-Options", "nosniff"],
  ["Content-Length", length],
];
const refused = { status: 400, headers: toHeaders("161") };

// fetch() sends these methods unchanged. Node's parser knows the last one, which HTTP does not define.
const methods = ["patch", "Patch", "CHICKEN", "getx", "PLAY"];

test.for(methods)("an unknown method › %s › 400, and recorded", async (method) => {
  const { witness, trace, port } = await build();
  const path = `/p/correct/items/1?a=b&trace=${trace}`;
  const before = Date.now();
  const answer = await readAll(port, ask(`${method} ${path}`, "Origin: http://localhost:3000"));
  expect(toHead(answer)).toEqual(refused);
  const [, body = ""] = answer.split("\r\n\r\n");
  expect(JSON.parse(body)).toMatchObject({ error: { code: "MALFORMED_REQUEST" } });
  const seen = await witness.read(trace);
  expect(seen).toEqual([
    {
      method,
      path,
      requestHeaders: [
        ["Host", "localhost:4000"],
        ["Origin", "http://localhost:3000"],
      ],
      response: refused,
      handlerRan: false,
      rowsWritten: 0,
      at: expect.any(Number),
    },
  ]);
  expect(seen[0]?.at).toBeGreaterThanOrEqual(before);
});

test("a method that Node knows › is handled by the server", async () => {
  const { witness, trace, port } = await build();
  const answer = await readAll(port, ask(`PATCH /p/x/?trace=${trace}`, "Connection: close"));
  expect(toHead(answer).status).toBe(200);
  expect(await witness.read(trace)).toEqual([]);
});

const dead = "0".repeat(16);
const unrecorded: [rule: string, query: (key: string) => string][] = [
  ["no trace", () => ""],
  ["a trace without a live key", () => `?trace=${dead}.1`],
  ["a key alone", (key) => `?trace=${key}`],
  ["capitals in its trace", (key) => `?trace=${key.toUpperCase()}.1`],
  ["two traces", (key) => `?trace=${key}.1&trace=${key}.1`],
  ["another parameter that ends in trace", (key) => `?notrace=${key}.1`],
];

test.for(unrecorded)("an unknown method › %s › 400, and not recorded", async ([, query]) => {
  const { witness, trace, port } = await build();
  const [key = ""] = trace.split(".");
  expect(toHead(await readAll(port, ask(`patch /p/x/${query(key)}`)))).toEqual(refused);
  expect([await witness.read(trace), await witness.read(`${dead}.1`)]).toEqual([[], []]);
});

test("an unknown method › outside profiles and policy servers › 400, and not recorded", async () => {
  const { witness, trace, port } = await build();
  expect(toHead(await readAll(port, ask(`patch /health?trace=${trace}`)))).toEqual(refused);
  expect(await witness.read(trace)).toEqual([]);
});

test("an unknown method › after a valid request in the same packet › only the valid one is answered", async () => {
  const { witness, trace, port } = await build();
  const path = `/p/x/?trace=${trace}`;
  await readAll(port, ask(`GET ${path}`) + ask(`patch ${path}`));
  expect(await witness.read(trace)).toEqual([]);
});

test("an unknown method › its record › keeps the header lines and hides secrets", async () => {
  const { witness, trace, port } = await build();
  const lines = ["X-B: 1", "x-a:2", "X-B:  a: \u00e4\u00ff ", "X-C:"];
  const secrets = ["Cookie: a=hidden; b=hidden", "authorization: Bearer hidden"];
  await readAll(port, ask(`patch /p/x/?trace=${trace}`, ...lines, ...secrets));
  const seen = await witness.read(trace);
  expect(seen[0]?.requestHeaders).toEqual([
    ["Host", "localhost:4000"],
    ["X-B", "1"],
    ["x-a", "2"],
    ["X-B", "a: \u00e4\u00ff"],
    ["X-C", ""],
    ["Cookie", "(present: a, b)"],
    ["authorization", "(present: Bearer)"],
  ]);
});

test("an unknown method › a body › is no part of the record", async () => {
  const { witness, trace, port } = await build();
  const body = "X-A: 1\r\n\r\nX-B: 2";
  const head = ask(`patch /p/x/?trace=${trace}`, `Content-Length: ${body.length}`);
  await readAll(port, head + body);
  const seen = await witness.read(trace);
  expect(seen.map(({ requestHeaders }) => requestHeaders)).toEqual([
    [
      ["Host", "localhost:4000"],
      ["Content-Length", String(body.length)],
    ],
  ]);
});

test("an unknown method › on a used connection › is recorded", async () => {
  const { witness, trace, port } = await build();
  const socket = await write(port, ask("GET /p/x/"));
  const [first] = (await once(socket, "data")) as [Buffer];
  socket.write(ask(`patch /p/x/?trace=${trace}`));
  const [second] = (await once(socket, "data")) as [Buffer];
  expect([first, second].map((answer) => toHead(answer.toString("latin1")).status)).toEqual([
    200, 400,
  ]);
  expect(await witness.read(trace)).toMatchObject([{ method: "patch", response: refused }]);
});

const packets: [rule: string, bytes: (trace: string) => string, status: number][] = [
  ["garbage", () => "\u0000\u0001\u0002\r\n\r\n", 400],
  ["TLS", () => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc", 400],
  ["a malformed head", () => "\r\n\r\n: :\r\n\r\n", 400],
  ["a broken header", (trace) => ask(`GET /p/x/?trace=${trace}`, "A B: 1"), 400],
  [
    "a head that is too long",
    (trace) => ask(`GET /p/x/?trace=${trace}`, `X-A: ${"a".repeat(20_000)}`),
    431,
  ],
  [
    "an address that is too long",
    (trace) => ask(`GET /p/${"a".repeat(20_000)}?trace=${trace}`),
    431,
  ],
];

test.for(packets)(
  "an unparsed packet › %s › is answered and not recorded",
  async ([, bytes, status]) => {
    const { witness, trace, port } = await build();
    const answer = await readAll(port, bytes(trace));
    expect(toHead(answer)).toEqual({ status, headers: toHeaders(expect.stringMatching(/^\d+$/)) });
    expect(await witness.read(trace)).toEqual([]);
  },
);

test("an unparsed packet › the client disconnects › the server keeps working", async () => {
  const { port } = await build();
  const socket = await write(
    port,
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na",
  );
  socket.resetAndDestroy();
  const answer = await readAll(port, ask("GET /", "Connection: close"));
  expect(toHead(answer).status).toBe(200);
});
