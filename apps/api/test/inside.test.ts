import type { ErrorEnvelope } from "@blocked/api-client";
import type { InjectOptions } from "fastify";
import { expect, test } from "vitest";
import { openDatabase } from "../src/database/database.ts";
import { build, items, pageOrigin, withJson } from "./build.ts";

const item = { name: "Pencil", price: 1 };
const requests: InjectOptions[] = [
  { url: items },
  { url: `${items}/1` },
  withJson("POST", items, item),
  withJson("PUT", `${items}/1`, item),
  { method: "DELETE", url: `${items}/1` },
  { method: "POST", url: "/reset", headers: { origin: pageOrigin } },
];

test.for(requests)(
  "$method $url: a statement that fails tells nothing of itself",
  async (request) => {
    const database = openDatabase(":memory:");
    const app = await build({ database });
    database.$client.exec("ALTER TABLE items RENAME TO elsewhere");
    const answer = await app.inject(request);
    expect([answer.statusCode, answer.json()]).toEqual([
      500,
      {
        error: {
          code: "INTERNAL_ERROR",
          message: "Something broke in the API; its log has the details.",
        },
      } satisfies ErrorEnvelope,
    ]);
    expect(JSON.stringify(answer.headers)).not.toMatch(/sql|table|\bat \//i);
  },
);
