import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST } from "../app/program/route.ts";

const seen: Record<string, unknown>[] = [];
const server = createServer((request, response) => {
  seen.push({ url: request.url, ...request.headers });
  response.writeHead(401, { Vary: "Origin" }).end("no");
});
let api = "";

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("API_PORT", String(port));
  api = `http://localhost:${port}`;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const post = (body: string, site = "same-origin") =>
  POST(
    new Request("http://localhost:3000/program", {
      method: "POST",
      headers: { "sec-fetch-site": site },
      body,
    }),
  );
const ask = (url: string, site: string) =>
  post(JSON.stringify({ url, headers: [["Origin", "https://shop.example.com"]] }), site);

test("a program asks with the headers that it was given, and tells all that it got", async () => {
  const response = await ask(`${api}/p/correct/items?trace=k.0`, "same-origin");
  expect(await response.json()).toMatchObject({
    status: 401,
    headers: expect.arrayContaining([["vary", "Origin"]]),
    text: "no",
  });
  expect(seen).toEqual([
    {
      url: "/p/correct/items?trace=k.0",
      host: new URL(api).host,
      connection: expect.any(String),
      origin: "https://shop.example.com",
    },
  ]);
});

test.for([
  ["another website", "/p/correct/items", "cross-site"],
  ["a page of another port", "/p/correct/items", "same-site"],
  ["a request for anything but a configuration", "/reset", "same-origin"],
  ["an address that leads out of the configurations", "/p/../health", "same-origin"],
  ["the same, encoded", "/p/x/%2e%2e/%2e%2e/health", "same-origin"],
] as const)("%s makes it ask nobody", async ([, path, site]) => {
  const before = seen.length;
  expect((await ask(api + path, site)).status).toBe(403);
  expect((await ask(`http://example.com${path}`, "same-origin")).status).toBe(403);
  expect(seen.length).toBe(before);
});

test.for([
  ["no JSON", "{"],
  ["nothing", ""],
  ["null", "null"],
  ["a list", "[]"],
  ["an address that is a number", '{"url":5}'],
  ["headers that are a text", '{"url":"{url}","headers":"Origin"}'],
  ["a header without a value", '{"url":"{url}","headers":[["Origin"]]}'],
  ["a header that is no text", '{"url":"{url}","headers":[["Origin",5]]}'],
  ["a name that is no token", '{"url":"{url}","headers":[["a b","c"]]}'],
  ["a value with a line break", '{"url":"{url}","headers":[["a","b\\r\\nc: d"]]}'],
] as const)("/program › %s › 400 and a sentence, and nobody is asked", async ([, body]) => {
  const before = seen.length;
  const response = await post(body.replace("{url}", `${api}/p/correct/items`));
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(/^Send JSON such as .*\.\n$/);
  expect(seen.length).toBe(before);
});

test("/program › an API that does not answer › 502 and a sentence", async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, "localhost", done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  vi.stubEnv("API_PORT", String(port));
  const response = await ask(`http://localhost:${port}/p/correct/items`, "same-origin");
  expect([response.status, await response.text()]).toEqual([
    502,
    "Nothing answered where the API should be; start it and send again.\n",
  ]);
});
