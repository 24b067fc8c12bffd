import { once } from "node:events";
import { constants, createSecureServer, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { limits } from "./limits.ts";
import { ask, askForResponse, get, openNetwork, toText } from "./test/ask.ts";
import { type Certificate, makeCertificates } from "./test/certificates.ts";

let certificate: Certificate;
beforeAll(() => {
  certificate = makeCertificates().selfSigned;
});

/** A server that speaks HTTP/2 alone. */
async function start(
  behave: (stream: ServerHttp2Stream, headers: string[]) => void,
  allowHTTP1 = false,
) {
  const seen = { sessions: 0, url: "" };
  const server = createSecureServer({ ...certificate, allowHTTP1 }, ({ httpVersion }, response) => {
    if (httpVersion === "1.1") response.writeHead(203).end();
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on("session", (session) => {
    seen.sessions += 1;
    sessions.add(session);
    session.on("error", () => {});
  });
  server.on(
    "stream",
    (stream: ServerHttp2Stream, _headers: object, _flags: number, raw: string[]) => {
      stream.on("error", () => {});
      behave(stream, raw);
    },
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  seen.url = `https://localhost:${(server.address() as AddressInfo).port}/a?b`;
  return seen;
}

const insecure = { insecure: true };

describe("HTTP/2", () => {
  test("a request › pseudo-headers, then the given lines in their order", async () => {
    const { url } = await start((stream, headers) => {
      stream.respond();
      stream.end(JSON.stringify(headers));
    });
    const headers: [string, string][] = [
      ["Host", "api.example"],
      ["Connection", "keep-alive"],
      ["X-B", "\xe4"],
      ["Accept", "*/*"],
      ["Origin", "http://a.example"],
    ];
    const { body } = await askForResponse(url, insecure, { headers });
    expect(JSON.parse(Buffer.from(body).toString("utf8"))).toEqual(
      [
        [":method", "GET"],
        [":authority", "api.example"],
        [":scheme", "https"],
        [":path", "/a?b"],
        ["x-b", "\xe4"],
        ["accept", "*/*"],
        ["origin", "http://a.example"],
      ].flat(),
    );
  });

  test("a response › order, repeated lines and bytes as they came", async () => {
    const { url } = await start((stream) => {
      stream.additionalHeaders({ ":status": 103, link: "</a>" });
      stream.respond({ ":status": 201, "x-b": ["\xe4", "2"], "access-control-allow-origin": "*" }, {
        sendDate: false,
      } as object);
      stream.end("ok");
    });
    const response = await askForResponse(url, insecure);
    expect(response).toMatchObject({ httpVersion: "2", status: 201, statusText: "" });
    expect(response.headers.filter(([name]) => name !== "date")).toEqual([
      ["x-b", "\xe4"],
      ["x-b", "2"],
      ["access-control-allow-origin", "*"],
    ]);
    expect(response.informational).toEqual([{ status: 103, headers: [["link", "</a>"]] }]);
    expect([toText(response.body), response.isBodyCut]).toEqual(["ok", false]);
  });

  test("a body of a request › sent", async () => {
    const { url } = await start((stream) => {
      stream.respond();
      stream.pipe(stream);
    });
    const body = Buffer.from("hello");
    const response = await askForResponse(url, insecure, { method: "PUT", body });
    expect(toText(response.body)).toBe("hello");
  });

  test("two requests › share one session", async () => {
    const server = await start((stream) => {
      stream.respond();
      stream.end();
    });
    const network = openNetwork(insecure);
    for (let index = 0; index < 2; index += 1) {
      expect(await network.exchange(get(server.url))).toMatchObject({ status: 200 });
    }
    expect(server.sessions).toBe(1);
  });

  test("a body without end › its first 64 kB", async () => {
    const { url } = await start((stream) => {
      stream.respond();
      const write = () => {
        while (!stream.destroyed && stream.write("x".repeat(60_000)));
      };
      stream.on("drain", write);
      write();
    });
    const { body, isBodyCut } = await askForResponse(url, insecure);
    expect([body.length, isBodyCut]).toEqual([limits.body, true]);
  });

  test("informational responses without end › too large", async () => {
    const { url } = await start((stream) => {
      for (let index = 0; index < 40; index += 1) stream.additionalHeaders({ ":status": 103 });
    });
    expect(await ask(url, insecure)).toMatchObject({ kind: "too large" });
  });

  test("a stream that is reset › reset", async () => {
    const { url } = await start((stream) => stream.close(2));
    expect(await ask(url, insecure)).toMatchObject({ kind: "reset" });
  });

  test("a server that wants HTTP/1.1 › asked again over it, even for a request that writes", async () => {
    const { url } = await start(
      (stream) => stream.close(constants.NGHTTP2_HTTP_1_1_REQUIRED),
      true,
    );
    const response = await ask(url, insecure, { method: "PUT" });
    expect(response).toMatchObject({ httpVersion: "1.1", status: 203 });
  });

  test("no answer › times out", async () => {
    const { url } = await start(() => {});
    const failure = await ask(url, { ...insecure, totalTimeout: 300 });
    expect(failure).toMatchObject({ kind: "timeout" });
  });

  test("switched off › not offered, so a server of HTTP/2 alone refuses", async () => {
    const { url } = await start(() => {});
    expect(await ask(url, { ...insecure, http2: false })).toHaveProperty("kind");
  });
});
