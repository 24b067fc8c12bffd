import { once } from "node:events";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { isFailure } from "./index.ts";
import { ask, askForResponse, get, openNetwork, toText } from "./test/ask.ts";
import { lines, startRaw } from "./test/raw-server.ts";

const empty = lines("HTTP/1.1 204 No Content", "");

describe("a request over HTTP/1.1", () => {
  test("the head › the given lines in their order and case, byte for byte", async () => {
    const server = await startRaw((socket) => socket.write(empty));
    const headers: [string, string][] = [
      ["HOST", "api.example"],
      ["x-b", "\xe4\x00".replace("\x00", "\x80")],
      ["Origin", "http://a.example"],
      ["X-B", "2"],
    ];
    await askForResponse(
      `http://127.0.0.1:${server.port}/a%20b?c#d`,
      {},
      { method: "pATCH", headers },
    );
    expect(server.heads).toEqual([
      "pATCH /a%20b?c HTTP/1.1\r\nHOST: api.example\r\nx-b: \xe4\x80\r\nOrigin: http://a.example\r\nX-B: 2",
    ]);
  });

  test("a body › Host and Content-Length are added, and nothing else", async () => {
    const server = await startRaw((socket) => socket.write(empty));
    const url = `http://127.0.0.1:${server.port}/`;
    await askForResponse(url, {}, { method: "POST", body: Buffer.from("hello") });
    expect(server.heads).toEqual([
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 5`,
    ]);
  });

  test.for([
    ["a line feed in a value", { headers: [["X-A", "a\r\nX-B: b"]] as [string, string][] }],
    [
      "a character whose low byte is a line feed",
      { headers: [["X-A", "\u010aX: b"]] as [string, string][] },
    ],
    ["a colon in a name", { headers: [["X-A: b\r\nX", "a"]] as [string, string][] }],
    ["a space in the method", { method: "GET / HTTP/1.1\r\nX: y" }],
  ] as const)("%s › refused before a connection", async ([, given]) => {
    const server = await startRaw((socket) => socket.write(empty));
    const failure = await ask(`http://127.0.0.1:${server.port}/`, {}, given);
    expect(failure).toMatchObject({ kind: "unsupported" });
    expect(server.connections).toBe(0);
  });
});

describe("a response over HTTP/1.1", () => {
  test("the head › order, case, repeated lines and bytes as they came", async () => {
    const head = lines(
      "HTTP/1.1 299 Fein \xe4",
      "access-Control-allow-ORIGIN:   http://a.example  ",
      "Vary: Origin",
      "ACCESS-CONTROL-ALLOW-ORIGIN: \xff\x80",
      "X-Folded: one",
      "\t two",
      "no colon",
      "bad name: x",
      "X-Spaced : yes",
      "X-Empty:",
      "Content-Length: 2",
      "",
    );
    const { port } = await startRaw((socket) => socket.write(Buffer.from(`${head}ok`, "latin1")));
    const response = await askForResponse(`http://127.0.0.1:${port}/`);
    expect(response).toMatchObject({
      httpVersion: "1.1",
      status: 299,
      statusText: "Fein \xe4",
      isBodyCut: false,
      address: "127.0.0.1",
      family: 4,
    });
    expect(response.headers).toEqual([
      ["access-Control-allow-ORIGIN", "http://a.example"],
      ["Vary", "Origin"],
      ["ACCESS-CONTROL-ALLOW-ORIGIN", "\xff\x80"],
      ["X-Folded", "one two"],
      ["X-Spaced", "yes"],
      ["X-Empty", ""],
      ["Content-Length", "2"],
    ]);
    expect(toText(response.body)).toBe("ok");
  });

  test("informational responses › kept apart from the final one", async () => {
    const early = lines("HTTP/1.1 103 Early Hints", "Link: </a>", "");
    const { port } = await startRaw((socket) => socket.write(early + early + empty));
    const response = await askForResponse(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(204);
    expect(response.informational).toEqual(
      Array.from({ length: 2 }, () => ({ status: 103, headers: [["Link", "</a>"]] })),
    );
  });

  test("lines that end with a line feed alone, of HTTP/1.0 › read as browsers do", async () => {
    const { port } = await startRaw((socket) => socket.end("HTTP/1.0 200\nA: b\n\nrest"));
    const response = await askForResponse(`http://127.0.0.1:${port}/`);
    expect(response).toMatchObject({ httpVersion: "1.0", statusText: "", headers: [["A", "b"]] });
    expect([toText(response.body), response.isBodyCut]).toEqual(["rest", false]);
  });

  test("HEAD with a length › no body is awaited", async () => {
    const head = lines("HTTP/1.1 200 OK", "Content-Length: 9", "");
    const { port } = await startRaw((socket) => socket.write(head));
    const response = await askForResponse(`http://127.0.0.1:${port}/`, {}, { method: "HEAD" });
    expect(response).toMatchObject({ status: 200, isBodyCut: false });
  });
});

describe("a connection", () => {
  const ok = lines("HTTP/1.1 200 OK", "Content-Length: 2", "");

  test("two requests › share one connection", async () => {
    const server = await startRaw((socket) => socket.write(`${ok}ok`));
    const network = openNetwork();
    for (const path of ["a", "b"]) {
      const url = `http://127.0.0.1:${server.port}/${path}`;
      expect(await network.exchange(get(url))).toMatchObject({ status: 200 });
    }
    expect([server.connections, server.heads.length]).toEqual([1, 2]);
  });

  test("a kept connection that the server closed › the request is repeated on a new one", async () => {
    const server = await startRaw((socket, _head, count) => {
      if (count === 2) socket.destroy();
      else socket.write(`${ok}ok`);
    });
    const network = openNetwork();
    const url = `http://127.0.0.1:${server.port}/`;
    await network.exchange(get(url));
    expect(await network.exchange(get(url))).toMatchObject({ status: 200 });
    expect([server.connections, server.heads.length]).toEqual([2, 3]);
  });

  test("a request that writes › gets a connection of its own and is never repeated", async () => {
    const server = await startRaw((socket, head) => {
      if (head.startsWith("PUT")) socket.destroy();
      else socket.write(`${ok}ok`);
    });
    const network = openNetwork();
    const url = `http://127.0.0.1:${server.port}/`;
    await network.exchange(get(url));
    expect(await network.exchange(get(url, { method: "PUT" }))).toMatchObject({ kind: "reset" });
    expect(server.heads.map((head) => head.slice(0, 3))).toEqual(["GET", "PUT"]);
  });

  test("a request that writes and fails › leaves the kept connection as it is", async () => {
    const server = await startRaw((socket, head) => {
      if (head.startsWith("PUT")) socket.destroy();
      else socket.write(`${ok}ok`);
    });
    const network = openNetwork();
    const url = `http://127.0.0.1:${server.port}/`;
    for (const method of ["GET", "PUT", "GET"]) await network.exchange(get(url, { method }));
    expect(server.connections).toBe(2);
  });

  test("bytes after a response › never taken for the next response", async () => {
    const server = await startRaw((socket, _head, count) =>
      socket.write(count === 1 ? `${ok}ok${lines("HTTP/1.1 500 Forged", "")}` : `${ok}ok`),
    );
    const network = openNetwork();
    const url = `http://127.0.0.1:${server.port}/`;
    await network.exchange(get(url));
    expect(await network.exchange(get(url))).toMatchObject({ status: 200 });
    expect(server.connections).toBe(2);
  });
});

describe("a kept connection", () => {
  test("bytes that arrive between two requests › end it", async () => {
    const ok = lines("HTTP/1.1 200 OK", "Content-Length: 0", "");
    const sockets: Socket[] = [];
    const server = await startRaw((socket) => {
      sockets.push(socket);
      socket.write(ok);
    });
    const network = openNetwork();
    const url = `http://127.0.0.1:${server.port}/`;
    await network.exchange(get(url));
    const closed = once(sockets[0] ?? new Socket(), "close");
    sockets[0]?.write(lines("HTTP/1.1 500 Forged", "Content-Length: 0", ""));
    await closed;
    expect(await network.exchange(get(url))).toMatchObject({ status: 200 });
    expect(server.connections).toBe(2);
  });
});

describe("an address", () => {
  const named = (name: string) => lines("HTTP/1.1 204 No Content", `X-Name: ${name}`, "");

  test("localhost with two programs › ::1 is asked, and resolve asks the other", async () => {
    const six = await startRaw((socket) => socket.write(named("six")), "::1");
    await startRaw((socket) => socket.write(named("four")), "127.0.0.1", six.port);
    const url = `http://localhost:${six.port}/`;
    expect(await ask(url)).toMatchObject({
      family: 6,
      address: "::1",
      headers: [["X-Name", "six"]],
    });
    const resolve = [{ host: "localhost", port: six.port, address: "127.0.0.1" }];
    expect(await ask(url, { resolve })).toMatchObject({ family: 4, headers: [["X-Name", "four"]] });
  });

  test("localhost with one program on 127.0.0.1 › found there", async () => {
    const { port } = await startRaw((socket) => socket.write(named("four")));
    expect(await ask(`http://app.localhost:${port}/`)).toMatchObject({ address: "127.0.0.1" });
  });

  test("an IPv6 literal › asked with its brackets in Host", async () => {
    const server = await startRaw((socket) => socket.write(named("six")), "::1");
    expect(await ask(`http://[::1]:${server.port}/`)).toMatchObject({ address: "::1" });
    expect(server.heads[0]).toContain(`Host: [::1]:${server.port}`);
  });

  test("a name that resolve knows › no name server is asked", async () => {
    const { port } = await startRaw((socket) => socket.write(named("four")));
    const resolve = [{ host: "API.example", port, address: "127.0.0.1" }];
    expect(await ask(`http://api.example:${port}/`, { resolve })).toMatchObject({ status: 204 });
  });

  test("a port where nobody listens › refused, names the place", async () => {
    const resolve = [{ host: "api.example", port: 1, address: "127.0.0.1" }];
    const failure = await ask("http://api.example:1/", { resolve });
    expect(isFailure(failure) && failure).toEqual({
      kind: "refused",
      sentence: "Nothing listens at api.example:1.",
    });
  });
});
