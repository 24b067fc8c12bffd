import { deepStrictEqual } from "node:assert/strict";
import type { ServerName } from "./comparisons.ts";
import type { Contender } from "./contender.ts";
import { base, pageOrigin } from "./places.ts";

const cors = ["access-control-allow-origin", "access-control-allow-credentials"];
const init = { headers: { Origin: pageOrigin } };

/**
 * A server that answers less would be faster for nothing.
 * @throws AssertionError where a body, a type, or what CORS needs is not the same everywhere
 */
export async function expectSameAnswers(contenders: Record<ServerName, Contender>): Promise<void> {
  for (const path of ["/items?limit=100", "/items/1"]) {
    const want = await read(contenders.plain, path, true);
    for (const [name, contender] of Object.entries(contenders)) {
      const isBare = name === "bare";
      const got = await read(contender, path, !isBare);
      deepStrictEqual({ ...got, name }, { ...want, name, ...(isBare ? { cors: [] } : {}) });
    }
  }
}

async function read({ port }: Contender, path: string, hasCors: boolean) {
  const response = await fetch(`http://127.0.0.1:${port}${base}${path}`, init);
  return {
    body: await response.text(),
    type: response.headers.get("content-type")?.split(";")[0],
    count: response.headers.get("x-total-count"),
    cors: hasCors ? cors.map((name) => response.headers.get(name)) : [],
  };
}
