import crypto from "node:crypto";
import { demoUser } from "@blocked/api-client";
import { onTestFinished, expect, test, vi } from "vitest";
import { build, items, session, withJson } from "../support/build.ts";

function watchScrypt() {
  const spy = vi.spyOn(crypto, "scrypt");
  onTestFinished(() => spy.mockRestore());
  return spy;
}

test("signing in › an unknown name › same work and same response as a wrong password", async () => {
  const app = await build();
  const scrypt = watchScrypt();
  const answers = [];
  for (const body of [
    { username: "nobody", password: demoUser.password },
    { username: demoUser.username, password: "wrong" },
  ]) {
    const { statusCode, body: text } = await app.inject(withJson("POST", session, body));
    answers.push([statusCode, text, scrypt.mock.calls.map(([, , bytes, cost]) => [bytes, cost])]);
    scrypt.mockClear();
  }
  const [unknown, wrong] = answers;
  expect(unknown).toEqual(wrong);
  expect(unknown).toEqual([
    401,
    expect.stringContaining("WRONG_CREDENTIALS"),
    [[32, { N: 16_384, r: 8, p: 1 }]],
  ]);
});

test("signing in › a password is being checked › other requests are answered", async () => {
  const app = await build();
  const scrypt = watchScrypt();
  const waiting: (() => void)[] = [];
  scrypt.mockImplementation((...work) => {
    waiting.push(() => {
      scrypt.mockRestore();
      crypto.scrypt(...work);
    });
  });
  const signedIn = app.inject(withJson("POST", session, demoUser));
  await vi.waitUntil(() => waiting.length === 1, { timeout: 60_000 });
  expect((await app.inject(items)).statusCode).toBe(200);
  for (const work of waiting) work();
  expect((await signedIn).statusCode).toBe(201);
});
