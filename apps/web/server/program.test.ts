import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST } from "./program.ts";

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
const send = (url: string, site: string) =>
  post(JSON.stringify({ url, headers: [["Origin", "https://shop.example.com"]] }), site);

test("/program › a URL and headers › sends them, and returns the whole response", async () => {
  const response = await send(`${api}/p/correct/items?trace=k.0`, "same-origin");
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

test("/program › the FastAPI server's profile › sends to it", async () => {
  vi.stubEnv("API_PORT", "4000");
  vi.stubEnv("FASTAPI_URL", api);
  const response = await send(`${api}/p/correct/items`, "same-origin");
  vi.stubEnv("FASTAPI_URL", undefined);
  const refused = await send(`${api}/p/correct/items`, "same-origin");
  vi.stubEnv("API_PORT", new URL(api).port);
  expect([response.status, refused.status]).toEqual([200, 403]);
});

test.for([
  ["another website", "/p/correct/items", "cross-site"],
  ["a page of another port", "/p/correct/items", "same-site"],
  ["a URL outside the profiles", "/reset", "same-origin"],
  ["a URL that escapes the profiles", "/p/../health", "same-origin"],
  ["an encoded URL that escapes the profiles", "/p/x/%2e%2e/%2e%2e/health", "same-origin"],
] as const)("/program › %s › 403, and nothing is sent", async ([, path, site]) => {
  const before = seen.length;
  expect((await send(api + path, site)).status).toBe(403);
  expect((await send(`http://example.com${path}`, "same-origin")).status).toBe(403);
  expect(seen.length).toBe(before);
});

test.for([
  ["broken JSON", "{"],
  ["an empty body", ""],
  ["null", "null"],
  ["an array", "[]"],
  ["a number as the URL", '{"url":5}'],
  ["a string as the headers", '{"url":"{url}","headers":"Origin"}'],
  ["a header without a value", '{"url":"{url}","headers":[["Origin"]]}'],
  ["a number as a header's value", '{"url":"{url}","headers":[["Origin",5]]}'],
  ["a header name with a space", '{"url":"{url}","headers":[["a b","c"]]}'],
  ["a header value with a line break", '{"url":"{url}","headers":[["a","b\\r\\nc: d"]]}'],
] as const)("/program › %s › 400 and a sentence, and nothing is sent", async ([, body]) => {
  const before = seen.length;
  const response = await post(body.replace("{url}", `${api}/p/correct/items`));
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(/^Send JSON such as .*\.\n$/);
  expect(seen.length).toBe(before);
});

test("/program › an API that is down › 502 and a sentence", async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, "localhost", done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  vi.stubEnv("API_PORT", String(port));
  const response = await send(`http://localhost:${port}/p/correct/items`, "same-origin");
  expect([response.status, await response.text()]).toEqual([
    502,
    "The API does not respond; start it and send again.\n",
  ]);
});
