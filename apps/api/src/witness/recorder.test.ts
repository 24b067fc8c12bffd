import { once } from "node:events";
import fastify, { type FastifyReply } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { listen, send, write } from "../../test/support/raw.ts";
import { recorder } from "./recorder.ts";
import { createWitness } from "./witness.ts";

/** An API with the recorder only, on a socket. */
async function build(answer: (reply: FastifyReply) => unknown) {
  const witness = createWitness();
  const app = fastify();
  onTestFinished(() => app.close());
  await app.register(recorder, { witness });
  app.all("/p/x/", async (_request, reply) => answer(reply));
  const trace = `${witness.issueKey()}.1`;
  return { witness, trace, path: `/p/x/?trace=${trace}`, port: await listen(app) };
}

const answers: [rule: string, answer: (reply: FastifyReply) => unknown, seen: object][] = [
  ["a value", () => "ok", { status: 200 }],
  ["an error", () => Promise.reject(new Error("broken")), { status: 500 }],
  [
    "a hijacked reply",
    (reply) => {
      reply.hijack();
      reply.raw.writeHead(299, { "Access-Control-Allow-Origin": "*" }).end();
    },
    { status: 299, headers: [["Access-Control-Allow-Origin", "*"]] },
  ],
  [
    "a hijacked reply without writeHead",
    (reply) => {
      reply.hijack();
      reply.raw.setHeader("X-A", "1");
      reply.raw.end("ok");
    },
    { status: 200, headers: [["X-A", "1"]] },
  ],
  [
    "a connection that is destroyed",
    (reply) => {
      reply.hijack();
      reply.raw.destroy();
    },
    null as unknown as object,
  ],
];

test.for(answers)(
  "the recorder › a handler with %s › the response is recorded",
  async ([, answer, response]) => {
    const { witness, trace, path, port } = await build(answer);
    await send(port, { path }).catch(() => "cut");
    expect(await witness.read(trace)).toMatchObject([
      { method: "GET", path, response, handlerRan: true },
    ]);
  },
);

test("the recorder › request headers › keep case, order and repetition", async () => {
  const { witness, trace, path, port } = await build(() => "ok");
  const lines = ["Host: localhost", "X-B: 1", "x-a: 2", "X-B: 3", "Connection: close"];
  const socket = await write(port, `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  await once(socket.resume(), "end");
  const [exchange] = await witness.read(trace);
  expect(exchange?.requestHeaders.map((line) => line.join(": "))).toEqual(lines);
});

test("the recorder › a client that disconnects › the record closes", async () => {
  const { witness, trace, path, port } = await build(() => "ok");
  const head = [`POST ${path} HTTP/1.1`, "Host: localhost", "Content-Length: 9", "", "half"];
  const socket = await write(port, head.join("\r\n"));
  const recorded = async () => (await witness.read(trace)).length;
  socket.destroy();
  await expect.poll(recorded, { timeout: 60_000 }).toBe(1);
  expect(await witness.read(trace)).toMatchObject([{ method: "POST", handlerRan: false }]);
});

const unrecorded: [rule: string, query: (trace: string) => string][] = [
  ["no trace", () => ""],
  ["a trace without a live key", () => `?trace=${"0".repeat(16)}.1`],
  ["two traces", (trace) => `?trace=${trace}&trace=${trace}`],
];

test.for(unrecorded)(
  "the recorder › %s › the request is answered and not recorded",
  async ([, query]) => {
    const { witness, trace, path, port } = await build(() => "ok");
    expect((await send(port, { path: `/p/x/${query(trace)}` })).status).toBe(200);
    expect(await witness.read(trace)).toEqual([]);
    await send(port, { path });
    expect(await witness.read(trace)).toHaveLength(1);
  },
);
