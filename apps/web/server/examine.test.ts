import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { Examined, Order } from "../lib/own-server/examined.ts";
import { POST } from "./examine.ts";
import { mostBytes } from "./order.ts";

const page = "http://localhost:3000";
const live = "0123456789abcdef.1";

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close().closeAllConnections() };
}

/** The lab's API, as far as it tells which keys live. */
let api: Awaited<ReturnType<typeof listen>>;
/** Any server, and the requests that reached it. */
let target: Awaited<ReturnType<typeof listen>>;
const seen: string[] = [];
/** Ends the wait of the requests to /slow. */
let release = () => {};
const released = new Promise<void>((done) => (release = done));

beforeAll(async () => {
  api = await listen((request, response) => {
    response.writeHead(request.url === `/witness/${live}` ? 200 : 404).end("{}");
  });
  target = await listen((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const headers = {
      "Access-Control-Allow-Origin": page,
      "Access-Control-Allow-Methods": "PUT",
      "Access-Control-Allow-Headers": "Authorization",
      "Set-Cookie": "session=swordfish",
    };
    const end = () => response.writeHead(200, headers).end("{}");
    if (request.url === "/slow") void released.then(end);
    else end();
  });
  vi.stubEnv("API_PORT", String(api.port));
});
afterAll(() => {
  vi.unstubAllEnvs();
  api.close();
  target.close();
});

const own = { "sec-fetch-site": "same-origin", origin: page };
const post = (body: string, headers: Record<string, string> = own) =>
  POST(new Request(`${page}/examine`, { method: "POST", headers, body }));

const toOrder = (changed: Partial<Record<keyof Order, unknown>> = {}) =>
  JSON.stringify({
    trace: live,
    url: `http://127.0.0.1:${target.port}/items`,
    method: "GET",
    headers: [],
    credentials: false,
    body: null,
    engine: "chromium",
    stack: "express",
    send: false,
    ...changed,
  });

/** Posts what has to be refused. */
async function refuse(body: string, headers?: Record<string, string>) {
  const before = seen.length;
  const response = await post(body, headers);
  expect(seen.length).toBe(before);
  return { status: response.status, sentence: await response.text() };
}

test("/examine › a URL › the verdict of the server's side", async () => {
  const response = await post(toOrder());
  const { report, verdict, exchanges } = (await response.json()) as Examined;
  expect(report.request.from).toBe(page);
  expect(report.verdicts).toMatchObject([{ engine: "chromium", outcome: "works" }]);
  expect([verdict.outcome, exchanges.length]).toEqual(["readable", 1]);
});

test.for<[who: string, headers: Record<string, string>]>([
  ["another website", { "sec-fetch-site": "cross-site", origin: "https://a.example" }],
  ["the attacker's port", { "sec-fetch-site": "same-site", origin: "http://localhost:3001" }],
  ["a sandboxed frame", { "sec-fetch-site": "same-origin", origin: "null" }],
  ["a forged site with a foreign origin", { ...own, origin: "https://a.example" }],
  ["a program without an origin", { "sec-fetch-site": "same-origin" }],
  ["an old browser without Sec-Fetch-Site", { origin: page }],
])("/examine › %s › 403, and nothing is sent", async ([, headers]) => {
  expect(await refuse(toOrder(), headers)).toEqual({
    status: 403,
    sentence: "Only the lab's own page may ask for an examination.\n",
  });
});

test("/examine › switched off with DOCTOR=off › 403, and nothing is sent", async () => {
  vi.stubEnv("DOCTOR", "off");
  const refused = await refuse(toOrder());
  vi.stubEnv("DOCTOR", undefined);
  expect(refused).toEqual({
    status: 403,
    sentence: "The lab was started with DOCTOR=off. Start it without, to compare.\n",
  });
});

test.for([
  ["a key that nobody has", "fedcba9876543210.1", 403],
  ["a path in place of a key", "../health", 400],
  ["no key", undefined, 400],
] as const)("/examine › %s › %s %i, and nothing is sent", async ([, trace, status]) => {
  expect((await refuse(toOrder({ trace }))).status).toBe(status);
});

test("/examine › the API is down › 502, and nothing is sent", async () => {
  const closed = await listen(() => {});
  closed.close();
  vi.stubEnv("API_PORT", String(closed.port));
  const refused = await refuse(toOrder());
  vi.stubEnv("API_PORT", String(api.port));
  expect(refused.status).toBe(502);
});

test.for<[what: string, changed: Partial<Record<keyof Order, unknown>>, sentence: RegExp]>([
  ["a file", { url: "file:///etc/passwd" }, /begins with http/],
  ["ftp", { url: "ftp://localhost/" }, /begins with http/],
  ["a word", { url: "localhost" }, /begins with http/],
  ["a password in the address", { url: "http://a:b@localhost/" }, /user name/],
  ["TRACE", { method: "TRACE" }, /another method/],
  ["a line break in the method", { method: "GET\r\nX: y" }, /another method/],
  ["a line break in a header", { headers: [["A", "b\r\nC: d"]] }, /JSON/],
  ["a header without a value", { headers: [["A"]] }, /JSON/],
  ["an unknown engine", { engine: "lynx" }, /JSON/],
  ["an unknown server", { stack: "__proto__" }, /JSON/],
  ["a text for send", { send: "yes" }, /JSON/],
])("/examine › %s › 400 and a sentence, and nothing is sent", async ([, changed, sentence]) => {
  const refused = await refuse(toOrder(changed));
  expect(refused.status).toBe(400);
  expect(refused.sentence).toMatch(sentence);
});

test.for(["", "{", "null", "[]", '"text"'])(
  "/examine › the body %s › 400, and nothing is sent",
  async (body) => {
    expect((await refuse(body)).status).toBe(400);
  },
);

test("/examine › a body that is too long › 413, and nothing is sent", async () => {
  const { status, sentence } = await refuse(toOrder({ body: "x".repeat(mostBytes) }));
  expect([status, sentence]).toEqual([413, expect.stringMatching(/^Shorten the request/)]);
});

test("/examine › a PUT › only its preflight is sent, and with send the PUT as well", async () => {
  const put = { method: "PUT", url: `http://127.0.0.1:${target.port}/put` };
  const read = async (send: boolean) => {
    const response = await post(toOrder({ ...put, send }));
    return ((await response.json()) as Examined).report.verdicts[0]?.outcome;
  };
  const wasPut = () => seen.includes("PUT /put");
  expect([await read(false), wasPut()]).toEqual(["preflight allowed", false]);
  expect([await read(true), wasPut()]).toEqual(["works", true]);
});

test("/examine › secrets of both sides › do not come back", async () => {
  const headers = [["Authorization", "Bearer swordfish"]];
  const text = await (await post(toOrder({ headers }))).text();
  expect(text).toContain("Authorization");
  expect(text).not.toContain("swordfish");
});

test("/examine › a second call while one is under way › 429, and nothing is sent", async () => {
  const url = `http://127.0.0.1:${target.port}/slow`;
  const first = post(toOrder({ url }));
  onTestFinished(() => release());
  await vi.waitUntil(() => seen.includes("GET /slow"));
  expect((await refuse(toOrder())).status).toBe(429);
  release();
  expect((await first).status).toBe(200);
  expect((await post(toOrder())).status).toBe(200);
});
