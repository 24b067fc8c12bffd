import { expect, test } from "vitest";
import { lines, startRaw } from "../network/test/raw-server.ts";
import { diagnose } from "../test/serve.ts";

const deaf = lines("HTTP/1.1 404 Not Found", "Content-Length: 0", "");
const kind = lines(
  "HTTP/1.1 200 OK",
  "Access-Control-Allow-Origin: http://localhost:3000",
  "Content-Length: 0",
  "",
);

/** Starts a program on each loopback address, on one port. */
async function startTwo(six: string, four: string | null) {
  const first = await startRaw((socket) => socket.write(six), "::1");
  if (four !== null) await startRaw((socket) => socket.write(four), "127.0.0.1", first.port);
  return `http://localhost:${first.port}/items`;
}

test("localhost › ::1 and 127.0.0.1 answer differently › two programs, with the command that asks the second", async () => {
  const url = await startTwo(deaf, kind);
  const { conclusions, exchanges } = await diagnose(url);
  const found = conclusions.find(({ id }) => id === "two-programs-on-localhost");
  expect(found?.sentence).toMatch(
    /::1 answers with 404, and 127\.0\.0\.1 answers differently, with 200/,
  );
  const shown = exchanges[found?.places[0] ?? -1];
  expect(shown?.response).toMatchObject({ status: 200, address: "127.0.0.1" });
  expect(shown?.curl).toContain(`--resolve localhost:${new URL(url).port}:127.0.0.1`);
});

test.for([
  ["both answer alike", deaf, deaf],
  ["nothing listens on 127.0.0.1", deaf, null],
  ["the request works", kind, deaf],
] as const)("localhost › %s › nothing to say", async ([, six, four]) => {
  const { conclusions } = await diagnose(await startTwo(six, four));
  expect(conclusions.map(({ id }) => id)).not.toContain("two-programs-on-localhost");
});
