import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { proxyFor } from "./proxy.ts";
import { ask } from "./test/ask.ts";
import { makeCertificates } from "./test/certificates.ts";
import { lines, startRaw } from "./test/raw-server.ts";

/** A proxy to which every name is this machine. */
async function startProxy() {
  const seen: { first: string; authorization: string | undefined }[] = [];
  const server = createServer((incoming, response) => {
    const { pathname, port, host } = new URL(incoming.url ?? "");
    seen.push({
      first: `${incoming.method} ${incoming.url}`,
      authorization: incoming.headers["proxy-authorization"],
    });
    const headers = { host };
    forward({ host: "127.0.0.1", port, path: pathname, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    }).end();
  });
  server.on("connect", ({ url = "", headers }, socket) => {
    seen.push({ first: `CONNECT ${url}`, authorization: headers["proxy-authorization"] });
    const target = connect(Number(url.split(":")[1]), "127.0.0.1", () => {
      socket.write(lines("HTTP/1.1 200 Connection established", ""));
      target.pipe(socket).pipe(target);
    });
    for (const one of [target, socket]) one.on("error", () => target.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("a proxy of the environment", () => {
  test("http › the proxy gets the whole URL", async () => {
    const { port } = await startRaw((socket) => socket.end(lines("HTTP/1.1 204 No Content", "")));
    const { seen, address } = await startProxy();
    const proxy = { HTTP_PROXY: `http://me:s%40@${address}` };
    const url = `http://api.example:${port}/a`;
    expect(await ask(`${url}#part`, { proxy })).toMatchObject({
      status: 204,
      address: "127.0.0.1",
    });
    const authorization = `Basic ${Buffer.from("me:s@").toString("base64")}`;
    expect(seen).toEqual([{ first: `GET ${url}`, authorization }]);
  });

  test("https › a tunnel, and the certificate is the server's", async () => {
    const server = createTlsServer(makeCertificates().selfSigned, (socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(lines("HTTP/1.1 204 No Content", "")));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { seen, address } = await startProxy();
    const options = { proxy: { https_proxy: address } };
    const url = `https://api.example:${port}/a`;
    expect(await ask(url, options)).toMatchObject({
      kind: "certificate",
      sentence: expect.stringContaining("api.example"),
    });
    expect(await ask(url, { ...options, insecure: true })).toMatchObject({ status: 204 });
    expect(seen[0]).toEqual({ first: `CONNECT api.example:${port}`, authorization: undefined });
  });

  test("a tunnel that is refused › refused, with the proxy's status", async () => {
    const { port } = await startRaw((socket) =>
      socket.write(lines("HTTP/1.1 407 Proxy Authentication Required", "Content-Length: 900", "")),
    );
    const proxy = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
    expect(await ask("https://api.example/", { proxy })).toEqual({
      kind: "refused",
      sentence: `The proxy 127.0.0.1:${port} refused the tunnel with 407.`,
    });
  });

  test("a proxy that is not there › refused, names the proxy", async () => {
    const proxy = { HTTPS_PROXY: "http://127.0.0.1:1" };
    expect(await ask("https://api.example/", { proxy })).toMatchObject({
      kind: "refused",
      sentence: expect.stringContaining("127.0.0.1:1"),
    });
  });

  test("another kind of proxy › unsupported", async () => {
    const proxy = { HTTP_PROXY: "socks5://127.0.0.1:1" };
    expect(await ask("http://api.example/", { proxy })).toMatchObject({ kind: "unsupported" });
  });
});

const p = { HTTP_PROXY: "http://proxy:8080" };
const rows: [situation: string, url: string, Record<string, string>, isProxied: boolean][] = [
  ["no proxy set › direct", "http://api.example/", {}, false],
  ["HTTP_PROXY, for http › proxied", "http://api.example/", p, true],
  ["HTTP_PROXY, for https › direct", "https://api.example/", p, false],
  ["localhost › direct", "http://localhost:1/", p, false],
  ["a name under localhost › direct", "http://a.localhost/", p, false],
  ["127.1.2.3 › direct", "http://127.1.2.3/", p, false],
  ["[::1] › direct", "http://[::1]/", p, false],
  ["NO_PROXY is * › direct", "http://api.example/", { ...p, NO_PROXY: "*" }, false],
  [
    "NO_PROXY is the host › direct",
    "http://api.example/",
    { ...p, NO_PROXY: "a, API.example" },
    false,
  ],
  ["NO_PROXY is a parent › direct", "http://api.example/", { ...p, no_proxy: "example" }, false],
  [
    "NO_PROXY is a parent with a dot › direct",
    "http://api.example/",
    { ...p, NO_PROXY: ".example" },
    false,
  ],
  [
    "NO_PROXY ends like the host › proxied",
    "http://api.example/",
    { ...p, NO_PROXY: "i.example" },
    true,
  ],
  [
    "NO_PROXY is the host with its port › direct",
    "http://a.b:81/",
    { ...p, NO_PROXY: "a.b:81" },
    false,
  ],
  [
    "NO_PROXY is the host with another port › proxied",
    "http://a.b/",
    { ...p, NO_PROXY: "a.b:81" },
    true,
  ],
  [
    "NO_PROXY is an IPv6 address › direct",
    "http://[fd00::1]/",
    { ...p, NO_PROXY: "fd00::1" },
    false,
  ],
];

test.for(rows)("proxyFor › %s", ([, url, environment, isProxied]) => {
  expect(proxyFor(new URL(url), environment) !== null).toBe(isProxied);
});
