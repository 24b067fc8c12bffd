import { deepStrictEqual } from "node:assert/strict";
import type { ServerProcess } from "../soak/server-process.ts";
import type { ServerName } from "./comparisons.ts";
import { loads, origin } from "./loads.ts";

const cors = ["access-control-allow-origin", "access-control-allow-credentials"];

/**
 * Compares the responses of all servers: one that sends less would be faster without merit.
 * @throws AssertionError where a body, a type or a CORS header differs
 */
export async function expectSameAnswers(
  contenders: Record<ServerName, ServerProcess>,
): Promise<void> {
  for (const { path } of [loads.list, loads.item]) {
    const want = await read(contenders.plain, path);
    for (const [name, contender] of Object.entries(contenders)) {
      const got = await read(contender, path);
      // "bare" runs without CORS.
      const expected = name === "bare" ? { ...want, cors: [null, null] } : want;
      deepStrictEqual({ name, ...got }, { name, ...expected });
    }
  }
}

async function read({ base }: ServerProcess, path: string) {
  const response = await fetch(base + path, { headers: { Origin: origin } });
  return {
    body: await response.text(),
    type: response.headers.get("content-type")?.split(";")[0],
    count: response.headers.get("x-total-count"),
    cors: cors.map((name) => response.headers.get(name)),
  };
}
