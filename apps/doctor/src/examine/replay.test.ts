import type { HeaderLine } from "@blocked/cors-protocol";
import { toScriptError } from "@blocked/cors-protocol/messages";
import { readLine } from "@blocked/cors-protocol/parse";
import { afterAll, expect, test } from "vitest";
import { createNetwork, type Network } from "../network/index.ts";
import { readRecordings, ReplayServer, type Row } from "../test/replay.ts";
import { examine } from "./examine.ts";
import type { Result } from "./types.ts";

// Every recorded row, over real sockets: a server answers as the recorded ones did, and the doctor has to come to the
// browser's own verdict, code and console lines, after requests that a server could not tell from the browser's.
const server = new ReplayServer();
const port = await server.listen();
const resolve = ["localhost", "127.0.0.1"].map((host) => ({ host, port, address: "127.0.0.1" }));
const network: Network = createNetwork({ resolve });
afterAll(async () => {
  network.close();
  await server.close();
});

const cookieOf = ({ exchanges }: Row) =>
  exchanges
    .flatMap(({ requestHeaders }) => requestHeaders)
    .find(([name]) => name.toLowerCase() === "cookie")?.[1] ?? null;

/** The code that the engine's console tells; a line without a reason tells none. */
function toCode({ engine, verdict, lines }: Result): string | null {
  const isTold = engine === "chromium" || (readLine(lines?.[0] ?? "")?.candidates ?? []).length > 0;
  return "code" in verdict && isTold ? verdict.code : null;
}

/**
 * Header lines without the values that differ between machines, and without the address of the page that contains a
 * sandboxed frame.
 */
function comparable(headers: readonly HeaderLine[], recorded: readonly HeaderLine[], row: Row) {
  const isKnown = ([name]: HeaderLine) => name !== "Referer" || row.request.origin !== "null";
  const known = recorded.filter(isKnown);
  return headers.filter(isKnown).map(([name, value], at): HeaderLine => {
    const other = known[at]?.[1] ?? "";
    return [name, other.startsWith("(") ? other : value];
  });
}

const recordings = readRecordings();

test("replay › every engine is there", () => {
  expect(recordings.map(({ engine }) => engine).toSorted()).toEqual([
    "chromium",
    "firefox",
    "webkit",
  ]);
});

for (const { engine, version, rows } of recordings) {
  test(`replay › ${engine} ${version} › every row › the recorded verdict, code, lines and requests`, async () => {
    expect(rows.length).toBeGreaterThanOrEqual(880);
    for (const recorded of rows) {
      const { row, seen } = server.add(recorded);
      const { url, method, headers, origin, credentials } = row.request;
      const hasBody = headers.some(([name]) => name === "Content-Type");
      const { results } = await examine(
        {
          url,
          method,
          headers,
          body: hasBody ? Buffer.from("{}") : null,
          cookie: cookieOf(row),
        },
        { from: origin, credentials: credentials === "include", engines: [engine], send: true },
        network,
      );
      const [result] = results;
      if (result === undefined) throw new Error(row.id);
      const failed = toScriptError(result.verdict, "fetch", engine);
      expect(failed ?? "a response", row.id).toBe(
        row.result.startsWith("status ") ? "a response" : row.result,
      );
      expect(toCode(result), row.id).toBe(row.code);
      const named: readonly string[] =
        "candidates" in result.verdict ? result.verdict.candidates : [];
      expect(row.parameter === null || named.includes(row.parameter), row.id).toBe(true);
      expect(result.lines, row.id).toEqual(row.lines);
      expect(seen.surprises, row.id).toEqual([]);
      const asSent = row.exchanges.map(({ requestHeaders }) => requestHeaders);
      expect(
        seen.requests.map((one, at) => comparable(one, asSent[at] ?? [], row)),
        row.id,
      ).toEqual(asSent.map((one) => comparable(one, one, row)));
    }
  });
}

test("replay › connections › kept from request to request", () => {
  expect(server.connections - server.writes).toBeLessThan(10);
});
