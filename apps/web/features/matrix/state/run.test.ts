import { expect, test } from "vitest";
import { toCells, toChapters } from "./cells.ts";
import { createRun } from "./run.ts";

const origin = "http://localhost:3000";
const json = (value: unknown, status = 200) => Response.json(value, { status });
const cells = toCells(toChapters(origin, "chromium")).filter(
  ({ id }) => id === "disabled/read" || id === "correct/read",
);

/** An API with one list. Its disabled profile is blocked, and the API itself may go down or hang. */
function createApi() {
  const asked: string[] = [];
  const api = { asked, isUp: true, hangs: false };
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(url);
    asked.push(`${init.method ?? "GET"} ${pathname}`);
    if (!api.isUp) throw new TypeError("Failed to fetch");
    if (pathname === "/witness") return json({ key: "0123456789abcdef" }, 201);
    if (pathname.startsWith("/witness/")) {
      const isDisabled = asked.findLast((one) => one.startsWith("GET /p/"))?.includes("disabled");
      const headers = isDisabled ? [] : [["access-control-allow-origin", origin]];
      const response = { status: 200, headers };
      return json({
        exchanges: [{ method: "GET", path: "/items", requestHeaders: [], response, at: 0 }],
      });
    }
    if (pathname.endsWith("/session")) return json({ username: "demo", token: "t" });
    if (api.hangs && pathname.includes("disabled")) {
      return new Promise((_, fail) => {
        init.signal?.addEventListener("abort", () => fail(new DOMException("", "AbortError")));
      });
    }
    if (pathname.includes("disabled")) throw new TypeError("Failed to fetch");
    return json({ items: [], total: 0, limit: 20, offset: 0 });
  };
  const run = createRun({
    origin,
    findApi: () => Promise.resolve("http://localhost:4000"),
    fetch,
    getVisitor: () => ({ engine: "chromium", version: 156 }),
    name: "row of a test",
  });
  return { api, run };
}

test("matrix run › outcomes as stated › no differences", async () => {
  const { run } = createApi();
  await run.start(cells);
  expect(run.getState()).toMatchObject({ phase: "done", left: 0, total: 2 });
  const { measured } = run.getState();
  expect([...measured.values()].map(({ differences }) => differences)).toEqual([[], []]);
  expect(measured.get("disabled/read")?.row.code).toBe("MissingAllowOriginHeader");
});

test("matrix run › another outcome than stated › each difference as a sentence", async () => {
  const { run } = createApi();
  const [cell] = cells;
  if (cell === undefined) throw new Error("There is no cell.");
  await run.start([{ ...cell, outcome: { verdict: "readable", exchanges: ["GET 201"] } }]);
  expect(run.getState().measured.get(cell.id)?.differences).toEqual([
    "The page got: stated readable, here blocked.",
    "The server saw: stated GET 201, here GET 200.",
  ]);
});

test("matrix run › stop › aborts the request, removes its rows, and can be resumed", async () => {
  const { api, run } = createApi();
  api.hangs = true;
  void run.start(cells);
  await expect.poll(() => api.asked).toContain("GET /p/disabled/items");
  const before = api.asked.length;
  const stopped = run.stop();
  expect(run.getState().phase).toBe("stopped");
  await stopped;
  expect(api.asked.slice(before)).toEqual(["GET /p/correct/items"]);
  expect(run.getState().left).toBe(2);
  api.hangs = false;
  await run.resume();
  expect(run.getState()).toMatchObject({ phase: "done", left: 0 });
});

test("matrix run › the API goes down › results are kept, and the run can be resumed", async () => {
  const { api, run } = createApi();
  const off = run.subscribe(() => {
    if (run.getState().left === 1) api.isUp = false;
  });
  await run.start(cells);
  expect(run.getState()).toMatchObject({ phase: "away", left: 1 });
  expect(run.getState().measured.size).toBe(1);
  off();
  api.isUp = true;
  await run.resume();
  expect(run.getState()).toMatchObject({ phase: "done", left: 0 });
  expect(run.getState().measured.size).toBe(2);
});
