import { ErrorEnvelope } from "@blocked/api-client/contract";
import type { InjectOptions } from "fastify";
import { Check } from "typebox/value";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { build, items, pageOrigin, withJson } from "../support/build.ts";

const database = openDatabase(":memory:");
const app = await build({ database }, afterAll);
database.$client.exec("ALTER TABLE items RENAME TO elsewhere");

const item = { name: "Pencil", price: 1 };
const requests: InjectOptions[] = [
  { method: "GET", url: items },
  { method: "GET", url: `${items}/1` },
  withJson("POST", items, item),
  withJson("PUT", `${items}/1`, item),
  { method: "DELETE", url: `${items}/1` },
  { method: "POST", url: "/reset", headers: { origin: pageOrigin } },
];

test.for(requests)(
  "$method $url › a failing statement › the response reveals nothing of it",
  async (request) => {
    const response = await app.inject(request);
    expect(response.statusCode).toBeGreaterThanOrEqual(500);
    expect(Check(ErrorEnvelope, response.json())).toBe(true);
    const sent = JSON.stringify(response.headers) + response.body;
    expect(sent).not.toMatch(/no such|table|elsewhere|select|insert|sqlite_|node_modules|\bat \//i);
  },
);

test("a handler that throws › the response is a 500 without the error's message", async () => {
  const broken = await build();
  broken.get("/broken", () => {
    throw new Error("an internal secret");
  });
  const response = await broken.inject("/broken");
  expect([response.statusCode, response.json<ErrorEnvelope>().error.code]).toEqual([
    500,
    "INTERNAL_ERROR",
  ]);
  expect(response.body).not.toContain("secret");
});
