import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import { ask, askForResponse, toText } from "./test/ask.ts";
import { lines, pour, startRaw } from "./test/raw-server.ts";

type Behaviour = (socket: Socket) => void;
const ok = "HTTP/1.1 200 OK";
const allow = "Access-Control-Allow-Origin: *";
const long = "x".repeat(60_000);

const failing: [situation: string, Behaviour, kind: string, says: RegExp][] = [
  [
    "a head without end › too large",
    (socket) => {
      socket.write(lines(ok));
      pour(socket, lines(`X-Fill: ${long}`));
    },
    "too large",
    /head of more than 256 kB/,
  ],
  [
    "a header line without end › too large",
    (socket) => {
      socket.write(`${ok}\r\nX-Fill: `);
      pour(socket, long);
    },
    "too large",
    /head of more than 256 kB/,
  ],
  [
    "informational responses without end › too large",
    (socket) => pour(socket, lines("HTTP/1.1 103 Early Hints", "Link: </a>", "").repeat(100)),
    "too large",
    /more than 16 informational/,
  ],
  [
    "bytes that are no HTTP › malformed",
    (socket) => socket.write("SSH-2.0-OpenSSH_9.6\r\n"),
    "malformed",
    /not HTTP/,
  ],
  [
    "a TLS alert to plain HTTP › malformed, says https",
    (socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46])),
    "malformed",
    /use https:/,
  ],
  [
    "a status line without a status › malformed",
    (socket) => socket.end(lines("HTTP/1.1 OK", "")),
    "malformed",
    /not HTTP/,
  ],
  [
    "a null byte in the head › malformed",
    (socket) => socket.end(lines(ok, "X-A: a\0b", "")),
    "malformed",
    /not HTTP/,
  ],
  [
    "two different lengths › malformed",
    (socket) => socket.end(lines(ok, "Content-Length: 1", "Content-Length: 2", "") + "ab"),
    "malformed",
    /two different Content-Length/,
  ],
  ["a connection closed at once › reset", (socket) => socket.end(), "reset", /without a response/],
  [
    "a connection reset › reset",
    (socket) => socket.resetAndDestroy(),
    "reset",
    /without a response/,
  ],
  [
    "a connection closed inside the head › reset",
    (socket) => socket.end(lines(ok, allow)),
    "reset",
    /before the response's head was complete/,
  ],
];

describe("a hostile server", () => {
  test.for(failing)("%s", async ([, behave, kind, says]) => {
    const { port } = await startRaw(behave);
    const failure = await ask(`http://127.0.0.1:${port}/`);
    expect(failure).toEqual({ kind, sentence: expect.stringMatching(says) });
  });

  test("no answer › times out", async () => {
    const { port } = await startRaw(() => {});
    const failure = await ask(`http://127.0.0.1:${port}/`, { totalTimeout: 50 });
    expect(failure).toMatchObject({ kind: "timeout", sentence: expect.stringContaining("50 ms") });
  });

  test("a head that drips › times out", async () => {
    const { port } = await startRaw((socket) => {
      socket.write(lines(ok));
      drip(socket, "X-A: b\r\n");
    });
    const failure = await ask(`http://127.0.0.1:${port}/`, { totalTimeout: 50 });
    expect(failure).toMatchObject({ kind: "timeout" });
  });
});

const chunked = lines(ok, allow, "Transfer-Encoding: chunked", "");
const bodies: [situation: string, Behaviour, size: number | string][] = [
  [
    "a body of 100 MB › its first 64 kB",
    (socket) => {
      socket.write(lines(ok, allow, "Content-Length: 100000000", ""));
      pour(socket, long);
    },
    limits.body,
  ],
  [
    "a body without end › its first 64 kB",
    (socket) => {
      socket.write(lines(ok, allow, ""));
      pour(socket, long);
    },
    limits.body,
  ],
  [
    "chunks without end › the first 64 kB",
    (socket) => {
      socket.write(chunked);
      pour(socket, `4000\r\n${"x".repeat(0x4000)}\r\n`);
    },
    limits.body,
  ],
  [
    "a chunk without a size › what came before",
    (socket) => socket.write(`${chunked}3\r\nabc\r\nzz\r\n`),
    "abc",
  ],
  [
    "a chunk longer than its size › what its size says",
    (socket) => socket.write(`${chunked}3\r\nabcdef\r\n`),
    "abc",
  ],
  [
    "a chunk's extension without end › what came before",
    (socket) => {
      socket.write(`${chunked}3\r\nabc\r\n3;`);
      pour(socket, long);
    },
    "abc",
  ],
  [
    "trailers without end › the body",
    (socket) => {
      socket.write(`${chunked}3\r\nabc\r\n0\r\n`);
      pour(socket, "X-A: b\r\n".repeat(1000));
    },
    "abc",
  ],
  [
    "a connection closed inside the body › what came",
    (socket) => socket.end(lines(ok, allow, "Content-Length: 9", "") + "abc"),
    "abc",
  ],
  [
    "a connection reset inside the body › what came",
    (socket) => {
      socket.write(lines(ok, allow, "Content-Length: 9", "") + "abc", () => socket.destroy());
    },
    "abc",
  ],
];

describe("a browser judges the head, whatever becomes of the body", () => {
  test.for(bodies)("%s", async ([, behave, want]) => {
    const { port } = await startRaw(behave);
    const { headers, body, isBodyCut } = await askForResponse(`http://127.0.0.1:${port}/`);
    expect(headers[0]).toEqual(["Access-Control-Allow-Origin", "*"]);
    expect(isBodyCut).toBe(true);
    expect(typeof want === "number" ? body.length : toText(body)).toBe(want);
  });

  test("a body that drips › the response at the time-out", async () => {
    const { port } = await startRaw((socket) => {
      socket.write(lines(ok, allow, "Content-Length: 1000000", ""));
      drip(socket, "x");
    });
    const response = await askForResponse(`http://127.0.0.1:${port}/`, { totalTimeout: 1500 });
    expect(response).toMatchObject({ status: 200, isBodyCut: true });
  });
});

/** Writes again and again, so that a time-out between two bytes would never end it. */
function drip(socket: Socket, bytes: string): void {
  const timer = setInterval(() => socket.write(bytes), 5);
  socket.once("close", () => clearInterval(timer));
}
