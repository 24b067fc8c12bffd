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
  "$method $url: a statement that fails tells nothing of itself",
  async (request) => {
    const answer = await app.inject(request);
    expect(answer.statusCode).toBeGreaterThanOrEqual(500);
    expect(Check(ErrorEnvelope, answer.json())).toBe(true);
    const told = JSON.stringify(answer.headers) + answer.body;
    expect(told).not.toMatch(/no such|table|elsewhere|select|insert|sqlite_|node_modules|\bat \//i);
  },
);
