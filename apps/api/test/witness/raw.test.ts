import { request } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { build, items, listAll } from "../support/build.ts";
import { listen, send, write } from "../support/raw.ts";

// What app.inject() cannot say, because it fills in what a socket would lack.

const app = await build({}, afterAll);
const port = await listen(app);

const heads: [rule: string, head: string[], status: string][] = [
  ["one with a Host", ["GET /health HTTP/1.0", "Host: localhost"], "200"],
  [
    "a foreign Host behind a local address",
    ["GET http://localhost/health HTTP/1.1", "Host: evil.example", "Connection: close"],
    "421",
  ],
];

test.for(heads)("%s gets its status", async ([, head, status]) => {
  const socket = await write(port, `${head.join("\r\n")}\r\n\r\n`);
  expect((await text(socket)).split(" ")[1]).toBe(status);
});

test("a body of 2 MB in chunks is refused while it comes, and writes nothing", async () => {
  const before = await listAll(app);
  const headers = { "content-type": "application/json" };
  const sent = request({ port, host: "127.0.0.1", method: "POST", path: items, headers });
  // The API hangs up on the rest of the body.
  sent.on("error", () => {});
  sent.write(`{"name":"${"a".repeat(2_000_000)}`);
  const [answer] = await once(sent, "response");
  expect(answer.statusCode).toBe(413);
  sent.destroy();
  expect(await listAll(app)).toEqual(before);
});

test("the same in chunks but small is created", async () => {
  const headers = { "content-type": "application/json", "transfer-encoding": "chunked" };
  const body = '{"name":"a","price":1}';
  expect((await send(port, { method: "POST", path: items, headers, body })).status).toBe(201);
});
