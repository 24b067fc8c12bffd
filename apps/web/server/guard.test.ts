import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guard } from "./guard.ts";
import { respondToUnparsed, guardUpgrades } from "./raw.ts";

const origin = "http://localhost:3000";
const handled: string[] = [];
const listener = guard(origin, (request, response) => {
  handled.push(`${request.method} ${request.url}`);
  response.end("the page");
});
const production = createServer(listener).on("clientError", respondToUnparsed);
const development = createServer(listener);
development.on(
  "upgrade",
  guardUpgrades([origin], (_request, socket) => socket.end("the socket")),
);

beforeAll(async () => {
  for (const server of [production, development]) {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  }
});
afterAll(() => {
  for (const server of [production, development]) server.close().closeAllConnections();
});

/** Returns everything that a server sends until it closes the connection. */
function send(lines: string[], server = production): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1");
    let got = "";
    socket.on("data", (chunk) => (got += String(chunk)));
    socket.on("error", fail).on("close", () => done(got));
    socket.write([...lines, "", ""].join("\r\n"), "latin1");
  });
}

const host = ["Host: localhost:3000", "Connection: close"];
const sendTo = (name: string) => send(["GET / HTTP/1.1", `Host: ${name}`, "Connection: close"]);

test.for(["localhost:3000", "LOCALHOST", "127.0.0.1:3000", "[::1]:8080"])(
  "Host › %s › the page is served",
  async (name) => {
    expect(await sendTo(name)).toContain("the page");
  },
);

test.for([
  "rebound.example",
  "rebound.example:3000",
  "localhost.rebound.example",
  "localhost:3000@rebound.example",
  "127.0.0.1.nip.io",
  "127.0.0.2",
  "",
])("Host › “%s” › 421 and the address to use", async (name) => {
  const got = await sendTo(name);
  expect(got).toMatch(/^HTTP\/1\.1 421 /);
  expect(got).toContain(`Open the lab at ${origin}; no other name works.`);
});

test("Host › a rebound name that also forges X-Forwarded-Host › 421", async () => {
  const forged = [
    "GET /lab.json HTTP/1.1",
    "Host: rebound.example",
    "X-Forwarded-Host: localhost:3000",
  ];
  expect(await send([...forged, "Connection: close"])).toMatch(/^HTTP\/1\.1 421 /);
});

test.for<[target: string, status: number, sentence: string]>([
  ["OPTIONS *", 400, "Request a path that begins with a slash"],
  ["GET http://localhost:3000/", 400, "Request a path that begins with a slash"],
  ["GET http://elsewhere.example/", 400, "Request a path that begins with a slash"],
  ["GET localhost:80", 400, "Open an address that begins with http://"],
  ["GET /%", 400, "Write a percent sign in the path as %25"],
  ["GET /errors/%ff", 400, "Write a percent sign in the path as %25"],
  ["GET /%c0%af?line=%", 400, "Write a percent sign in the path as %25"],
  ["POST /", 405, "Use GET or HEAD"],
  ["TRACE /", 405, "Use GET or HEAD"],
  ["OPTIONS /examine", 405, "Use GET or HEAD"],
  ["OPTIONS /lab.json", 405, "Use GET or HEAD"],
  [`GET /${"x".repeat(20_000)}`, 431, "Shorten the address"],
])("request line › %s › %i and a sentence", async ([target, status, sentence]) => {
  const before = handled.length;
  const got = await send([`${target} HTTP/1.1`, ...host]);
  expect(got).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(got).toContain(sentence);
  expect(got).not.toMatch(/\bat .*:\d+/);
  expect(handled.length).toBe(before);
});

test.for(["GET /diagnose?line=%", "HEAD /", "POST /program", "POST /examine", "GET /%E2%82%AC"])(
  "request line › %s › reaches the page",
  async (target) => {
    await send([`${target} HTTP/1.1`, ...host, "Content-Length: 0"]);
    expect(handled.at(-1)).toBe(target);
  },
);

test("framing › every page except /restricted › is forbidden", async () => {
  for (const path of ["/", "/playground?a=/restricted", "/lab.json", "/restricted/", "/%"]) {
    const got = await send([`GET ${path} HTTP/1.1`, ...host]);
    expect(got).toMatch(/^x-frame-options: DENY\r$/im);
    expect(got).toMatch(/^content-security-policy: frame-ancestors 'none'\r$/im);
  }
  const restricted = await send(["GET /restricted HTTP/1.1", ...host]);
  expect(restricted).not.toMatch(/x-frame-options|frame-ancestors/i);
});

const upgrade = (path: string, from: string | null, name = "localhost:3000") => [
  `GET ${path} HTTP/1.1`,
  `Host: ${name}`,
  "Connection: Upgrade",
  "Upgrade: websocket",
  ...(from === null ? [] : [`Origin: ${from}`]),
];

test("upgrade in production › any request › an ordinary response", async () => {
  const got = await send([...upgrade("/lab.json", null), "Connection: close"]);
  expect(got).toMatch(/^HTTP\/1\.1 200 /);
  expect(got).toContain("the page");
});

test("upgrade in development › the lab's own page › opens the socket", async () => {
  expect(await send(upgrade("/_next/hmr?id=1", origin), development)).toBe("the socket");
});

test.for<[who: string, lines: string[]]>([
  ["the attacker's port", upgrade("/_next/hmr", "http://localhost:3001")],
  ["another website", upgrade("/_next/hmr", "https://a.example")],
  ["a sandboxed frame", upgrade("/_next/hmr", "null")],
  ["a program without an origin", upgrade("/_next/hmr", null)],
  ["a rebound name", upgrade("/_next/hmr", origin, "rebound.example")],
  ["the lab's own page on another path", upgrade("/", origin)],
])("upgrade in development › %s › 403, and the connection is closed", async ([, lines]) => {
  const got = await send(lines, development);
  expect(got).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(got).toContain("only the lab's own pages may open a socket here.");
});

test.for([
  ["same-site", 403],
  ["cross-site", 403],
  ["same-origin", 200],
  ["none", 200],
] as const)("Next.js's helpers › a %s request › %i", async ([site, status]) => {
  const got = await send([
    "POST /__nextjs_launch-editor HTTP/1.1",
    ...host,
    `Sec-Fetch-Site: ${site}`,
    "Content-Length: 0",
  ]);
  expect(got).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});
