import { once } from "node:events";
import { createServer as createPlainServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer, type TlsOptions } from "node:tls";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ask } from "./test/ask.ts";
import { type Certificates, makeCertificates } from "./test/certificates.ts";
import { lines, startRaw } from "./test/raw-server.ts";

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

/** A server that answers every request over TLS with 204. */
async function startTlsServer(options: TlsOptions): Promise<number> {
  const server = createServer(options, (socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(lines("HTTP/1.1 204 No Content", "")));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const problems: [problem: Exclude<keyof Certificates, "authority">, sentence: string][] = [
  ["selfSigned", "The certificate of localhost is self-signed, so no browser trusts it by itself."],
  [
    "unknownIssuer",
    "The certificate of localhost was issued by Test Authority, which is not trusted here.",
  ],
];
const trusted: typeof problems = [
  ["expired", "The certificate of localhost expired on Feb  1 00:00:00 2020 GMT."],
  ["notYetValid", "The certificate of localhost is valid only from Jan  1 00:00:00 2048 GMT."],
  ["otherName", "The certificate is not for localhost, but for shop.example."],
];

describe("a certificate", () => {
  test.for(problems)("%s › one sentence, and no request", async ([problem, sentence]) => {
    const port = await startTlsServer(certificates[problem]);
    expect(await ask(`https://localhost:${port}/`)).toEqual({ kind: "certificate", sentence });
  });

  test.for(trusted)("%s, of a trusted authority › one sentence", async ([problem, sentence]) => {
    const port = await startTlsServer(certificates[problem]);
    const failure = await ask(`https://localhost:${port}/`, { ca: [certificates.authority] });
    expect(failure).toEqual({ kind: "certificate", sentence });
  });

  test("any problem, with insecure › the response", async () => {
    const port = await startTlsServer(certificates.otherName);
    expect(await ask(`https://localhost:${port}/`, { insecure: true })).toMatchObject({
      status: 204,
      httpVersion: "1.1",
    });
  });
});

describe("https", () => {
  test("a port that speaks plain HTTP › says to use http", async () => {
    const server = createPlainServer((_request, response) => response.end());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await ask(`https://localhost:${port}/`)).toEqual({
      kind: "tls",
      sentence: `localhost:${port} does not speak TLS: use http:// for this port.`,
    });
  });

  test("a version of TLS that browsers dropped › says that the handshake failed", async () => {
    const port = await startTlsServer({
      ...certificates.selfSigned,
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1",
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    expect(await ask(`https://localhost:${port}/`)).toMatchObject({
      kind: "tls",
      sentence: expect.stringContaining("handshake"),
    });
  });

  test("a handshake without end › times out", async () => {
    const { port } = await startRaw(() => {});
    const failure = await ask(`https://localhost:${port}/`, { connectTimeout: 50 });
    expect(failure).toMatchObject({ kind: "timeout", sentence: expect.stringContaining("50 ms") });
  });
});
