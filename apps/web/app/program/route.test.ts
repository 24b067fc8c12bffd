import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST } from "./route.ts";

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
afterAll(() => void server.close());

const ask = (url: string, site: string) =>
  POST(
    new Request("http://localhost:3000/program", {
      method: "POST",
      headers: { "sec-fetch-site": site },
      body: JSON.stringify({ url, headers: [["Origin", "https://shop.example.com"]] }),
    }),
  );

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
