import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { profiles } from "@blocked/profiles";
import { afterAll, expect, test } from "vitest";
import { demoUser } from "@blocked/api-client";
import { items, session, withJson } from "../support/build.ts";
import { toHead, write } from "../support/raw.ts";
import { readRows } from "./rows.ts";
import { startServer } from "./server.ts";

/** Long enough for the server to read a complete head, also on a busy machine. */
const limits = { requestTimeout: 1000, headersTimeout: 1000, connectionsCheckingInterval: 50 };
const mounted = profiles.filter(({ id }) => id === "correct");
const { app, server, port, database, witness } = await startServer(afterAll, {
  ...limits,
  mounted,
});

const head = (trace: string) =>
  [
    `POST ${items}?trace=${trace} HTTP/1.1`,
    "Host: localhost",
    "Content-Type: application/json",
    "Content-Length: 30",
    "",
    '{"name":"a","price":1',
  ].join("\r\n");

const stalled: [rule: string, bytes: (trace: string) => string, recorded: number][] = [
  ["a head that is never finished", () => `GET ${items} HTTP/1.1\r\nHost: localhost\r\nX-A: `, 0],
  ["a body that is never finished", head, 1],
];

test.concurrent.for(stalled)(
  "a stalled request › %s › times out, and other requests are answered",
  async ([, bytes, recorded]) => {
    const before = readRows(database);
    const trace = `${witness.issueKey()}.1`;
    const sockets = await Promise.all(Array.from({ length: 20 }, () => write(port, bytes(trace))));
    expect((await app.inject(items)).statusCode).toBe(200);
    const answers = await Promise.all(
      sockets.map(async (socket) => {
        const all = buffer(socket);
        await once(socket, "close");
        return toHead((await all).toString("latin1"));
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([408]));
    expect(readRows(database)).toEqual(before);
    expect(await witness.read(trace)).toHaveLength(recorded * 20);
  },
);

test("signing in › 20 stalled requests › the right password is accepted", async () => {
  let arrived = 0;
  const all = new Promise<void>((done) => {
    server.on("request", () => {
      arrived += 1;
      if (arrived === 20) done();
    });
  });
  const bytes = head("").replace(items, session);
  await Promise.all(Array.from({ length: 20 }, () => write(port, bytes)));
  await all;
  const response = await app.inject(withJson("POST", session, demoUser));
  expect(response.statusCode).toBe(201);
});
