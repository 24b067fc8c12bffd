import { once } from "node:events";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import type { HeaderLine } from "@blocked/cors-protocol";
import { describe, expect, test } from "vitest";
import { missing, openTwin, pageOrigin } from "./twin.ts";

describe.skipIf(missing !== null)("FastAPI's witness", async () => {
  const twin = missing === null ? await openTwin() : null;
  if (twin === null) return;
  const page: HeaderLine = ["Origin", pageOrigin];
  const type: HeaderLine = ["content-TYPE", "application/json"];

  test("a PUT with a trace › the record has both heads as they were on the socket, and what the handler did", async () => {
    const trace = twin.nextTrace();
    const path = `/p/correct/items/1?trace=${trace}`;
    const headers: HeaderLine[] = [page, type, ["X-Twice", "1"], ["X-Twice", "2"]];
    const preflight: HeaderLine[] = [page, ["Access-Control-Request-Method", "PUT"]];
    const body = JSON.stringify({ name: "Ink", price: 1 });
    const answers = [
      await twin.send({ method: "OPTIONS", path, headers: preflight }),
      await twin.send({ method: "PUT", path, headers, body }),
      await twin.send({ method: "PUT", path, headers, body: "{}" }),
    ];
    const record = await twin.read(trace);
    expect(record.map(({ response }) => response)).toEqual(
      answers.map(({ status, headers: lines }) => ({ status, headers: lines })),
    );
    const did = record.map(({ method, handlerRan, rowsWritten }) => [
      method,
      handlerRan,
      rowsWritten,
    ]);
    expect(did).toEqual([
      ["OPTIONS", false, 0],
      ["PUT", true, 1],
      // The handler does not run for a body that is no item.
      ["PUT", false, 0],
    ]);
    const host: HeaderLine = ["Host", new URL(twin.url).host];
    expect(record[1]).toMatchObject({
      path,
      requestHeaders: [
        host,
        ...headers,
        ["Content-Length", String(body.length)],
        ["Connection", "close"],
      ],
    });
  });

  test("a head with secrets › the record has names and schemes only", async () => {
    const trace = twin.nextTrace();
    const headers: HeaderLine[] = [
      ["Cookie", "a=secret; b=secret"],
      ["Authorization", "Bearer secret"],
    ];
    await twin.send({ path: `/p/correct/session?trace=${trace}`, headers });
    const record = await twin.read(trace);
    expect(JSON.stringify(record)).not.toContain("secret");
    expect(record[0]?.requestHeaders).toEqual(
      expect.arrayContaining([
        ["Cookie", "(present: a, b)"],
        ["Authorization", "(present: Bearer)"],
      ]),
    );
    const signIn = twin.nextTrace();
    const body = JSON.stringify({ username: "demo", password: "let-me-in" });
    await twin.send({
      method: "POST",
      path: `/p/correct/session?trace=${signIn}`,
      headers: [type],
      body,
    });
    const [session] = await twin.read(signIn);
    expect(session?.response?.headers).toContainEqual([
      "set-cookie",
      "(present: blocked_by_cors_session)",
    ]);
  });

  test("an unhandled error › the record has its 500", async () => {
    const trace = twin.nextTrace();
    await twin.send({ path: `/p/error-before-cors/items?trace=${trace}`, headers: [page] });
    expect(await twin.read(trace)).toMatchObject([
      { method: "GET", response: { status: 500 }, handlerRan: false, rowsWritten: 0 },
    ]);
  });

  test("a trace without a live key › nothing is recorded, and its record is 404", async () => {
    const trace = "0123456789abcdef.1";
    await twin.send({ path: `/p/correct/items?trace=${trace}` });
    const { status, body } = await twin.send({ path: `/witness/${trace}` });
    expect([status, JSON.parse(body)]).toMatchObject([404, { error: { code: "UNKNOWN_KEY" } }]);
  });

  test.for(["/witness", "/reset"])(
    "POST %s › another origin, or none › 403, and no CORS header",
    async (path) => {
      for (const headers of [[["Origin", "https://attacker.example"]], []] as HeaderLine[][]) {
        const answer = await twin.send({ method: "POST", path, headers });
        expect(answer.status).toBe(403);
        expect(answer.headers.map(([name]) => name)).not.toContain("access-control-allow-origin");
      }
    },
  );

  test("a request under another name › 421 before everything else", async () => {
    const { hostname, port } = new URL(twin.url);
    const ask = async (head: string) => {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write(`${head}\r\nConnection: close\r\n\r\n`);
      return (await buffer(socket)).toString("latin1");
    };
    const evil = await ask("GET /p/correct/items HTTP/1.1\r\nHost: attacker.example");
    expect(evil).toMatch(/^HTTP\/1\.1 421 .*"code":"WRONG_HOST"/s);
    expect(await ask("GET /health HTTP/1.1\r\nHost: 127.0.0.1:1")).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask("GARBAGE")).toMatch(/^HTTP\/1\.1 400 .*"code": "MALFORMED_REQUEST"/s);
  });

  test("/docs › loads nothing from another host, and no page may frame it", async () => {
    const { body, headers } = await twin.send({ path: "/docs" });
    expect(body).not.toMatch(/https?:\/\//);
    const policy = headers.find(([name]) => name === "content-security-policy")?.[1];
    expect(policy).toMatch(/script-src 'self' 'sha256-.*frame-ancestors 'none'/);
    expect((await twin.send({ path: "/docs/swagger-ui-bundle.js" })).status).toBe(200);
  });

  test("1,000 items › the next one is refused", async () => {
    const create = () =>
      twin.send({
        method: "POST",
        path: "/p/correct/items",
        headers: [type],
        body: JSON.stringify({ name: "one of many", price: 1 }),
      });
    let answer = await create();
    for (let count = 0; answer.status === 201 && count < 1000; count += 1) answer = await create();
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      409,
      { error: { code: "TOO_MANY_ITEMS" } },
    ]);
    const { headers } = await twin.send({ path: "/p/correct/items" });
    expect(headers).toContainEqual(["x-total-count", "1000"]);
  });
});
