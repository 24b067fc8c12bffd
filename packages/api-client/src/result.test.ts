import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type Answer, serve } from "../test/server.ts";
import { createClient } from "./client.ts";

const item = { name: "Pen", description: null, price: 1 };
const json = (status: number, body: unknown) => (response: ServerResponse) =>
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
const html = (status: number) => (response: ServerResponse) =>
  response.writeHead(status, { "Content-Type": "text/html" }).end("<h1>Hello</h1>");
const envelope = { error: { code: "ITEM_NOT_FOUND", message: "There is no item 7." } };
const detailed = { error: { ...envelope.error, details: [{ path: "body", message: "is wrong" }] } };
const notTheApi = { code: "NOT_THE_API", message: expect.stringContaining("not JSON of this API") };

const ends: [rule: string, answer: Answer, want: object][] = [
  ["an answer", json(200, item), { status: 200, data: item }],
  ["201", json(201, item), { status: 201, data: item }],
  ["204 without content", (response) => response.writeHead(204).end(), { status: 204, data: null }],
  ["an envelope", json(404, envelope), { status: 404, ...envelope }],
  ["an envelope with details", json(400, detailed), { status: 400, ...detailed }],
  ["an envelope of a broken server", json(500, envelope), { status: 500, ...envelope }],
  ["a page that says 200", html(200), { status: 200, error: notTheApi }],
  ["a page that says 502", html(502), { status: 502, error: notTheApi }],
  ["JSON that is no envelope", json(404, { message: "x" }), { status: 404, error: notTheApi }],
  ["an error of null", json(500, { error: null }), { status: 500, error: notTheApi }],
  [
    "404 with nothing",
    (response) => response.writeHead(404).end(),
    { status: 404, error: notTheApi },
  ],
];

test.for(ends)("%s is an end that is not thrown", async ([, answer, want]) => {
  const { baseUrl } = await serve(answer);
  const { request, trace, ...end } = await createClient({ baseUrl }).get(7);
  expect(end).toEqual(want);
  expect([request.url, trace]).toEqual([`${baseUrl}/items/7`, null]);
});

const silent: [rule: string, answer: Answer][] = [
  ["a connection that is cut", (response) => response.destroy()],
  [
    "an answer that breaks off",
    (response) => {
      response.writeHead(200, { "Content-Length": 100 }).write("{");
      setImmediate(() => response.destroy());
    },
  ],
];

test.for(silent)("%s is unreadable", async ([, answer]) => {
  const { baseUrl } = await serve(answer);
  const result = await createClient({ baseUrl }).list();
  expect(result).toMatchObject({ unreadable: expect.any(TypeError) });
  expect(result).not.toHaveProperty("status");
});

test("where nothing listens it is unreadable too, and says what was sent", async () => {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  const baseUrl = `http://127.0.0.1:${port}`;
  const result = await createClient({ baseUrl, trace: () => "k.1" }).create(item, { asText: true });
  expect(result).toEqual({
    unreadable: expect.any(TypeError),
    trace: "k.1",
    request: {
      url: `${baseUrl}/items?trace=k.1`,
      method: "POST",
      headers: [["Content-Type", "text/plain"]],
      credentials: "same-origin",
      mode: "cors",
      body: JSON.stringify(item),
    },
  });
});
