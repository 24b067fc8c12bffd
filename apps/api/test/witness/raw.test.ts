import { request } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { build, items, listAll } from "../support/build.ts";
import { listen, send, write } from "../support/raw.ts";

// Over a socket, because app.inject() adds missing headers.

const app = await build({}, afterAll);
const port = await listen(app);

const heads: [rule: string, head: string[], status: string][] = [
  ["HTTP/1.0 with a Host", ["GET /health HTTP/1.0", "Host: localhost"], "200"],
  [
    "a foreign Host behind a local address",
    ["GET http://localhost/health HTTP/1.1", "Host: evil.example", "Connection: close"],
    "421",
  ],
];

test.for(heads)("a raw request › %s › gets its status", async ([, head, status]) => {
  const socket = await write(port, `${head.join("\r\n")}\r\n\r\n`);
  expect((await text(socket)).split(" ")[1]).toBe(status);
});

test("POST in chunks › 2 MB › is refused early and writes nothing", async () => {
  const before = await listAll(app);
  const headers = { "content-type": "application/json" };
  const sent = request({ port, host: "127.0.0.1", method: "POST", path: items, headers });
  // The API closes the connection during the body.
  sent.on("error", () => {});
  sent.write(`{"name":"${"a".repeat(2_000_000)}`);
  const [answer] = await once(sent, "response");
  expect(answer.statusCode).toBe(413);
  sent.destroy();
  expect(await listAll(app)).toEqual(before);
});

test("POST in chunks › a small item › is created", async () => {
  const headers = { "content-type": "application/json", "transfer-encoding": "chunked" };
  const body = '{"name":"a","price":1}';
  expect((await send(port, { method: "POST", path: items, headers, body })).status).toBe(201);
});
