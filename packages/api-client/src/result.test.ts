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
  ["200", json(200, item), { status: 200, data: item }],
  ["201", json(201, item), { status: 201, data: item }],
  ["204 without content", (response) => response.writeHead(204).end(), { status: 204, data: null }],
  ["an envelope", json(404, envelope), { status: 404, ...envelope }],
  ["an envelope with details", json(400, detailed), { status: 400, ...detailed }],
  ["an envelope with status 500", json(500, envelope), { status: 500, ...envelope }],
  ["HTML with status 200", html(200), { status: 200, error: notTheApi }],
  ["HTML with status 502", html(502), { status: 502, error: notTheApi }],
  ["JSON without an envelope", json(404, { message: "x" }), { status: 404, error: notTheApi }],
  ["an error of null", json(500, { error: null }), { status: 500, error: notTheApi }],
  [
    "404 without content",
    (response) => response.writeHead(404).end(),
    { status: 404, error: notTheApi },
  ],
];

test.for(ends)("a result › %s › is returned and not thrown", async ([, answer, want]) => {
  const { baseUrl } = await serve(answer);
  const { request, trace, ...end } = await createClient({ baseUrl }).get(7);
  expect(end).toEqual(want);
  expect([request.url, trace]).toEqual([`${baseUrl}/items/7`, null]);
});

const silent: [rule: string, answer: Answer][] = [
  ["a destroyed connection", (response) => response.destroy()],
  [
    "an incomplete response",
    (response) => {
      response.writeHead(200, { "Content-Length": 100 }).write("{");
      setImmediate(() => response.destroy());
    },
  ],
];

test.for(silent)("a result › %s › is unreadable", async ([, answer]) => {
  const { baseUrl } = await serve(answer);
  const result = await createClient({ baseUrl }).list();
  expect(result).toMatchObject({ unreadable: expect.any(TypeError) });
  expect(result).not.toHaveProperty("status");
});

test("a result › nothing listens › is unreadable and has the request", async () => {
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
