import type { Exchange } from "@blocked/cors-protocol";
import { findProfile, getScenario } from "@blocked/profiles";
import { expect, test } from "vitest";
import { play } from "../../../runner/scenario/play.ts";
import { toScenarioStatus } from "./scenario-status.ts";

const api = "http://localhost:4000";

/** Plays a profile's steps; each request that reaches the server is answered without a permission. */
async function playWithout(id: string, ends: readonly (number | "cached")[]) {
  const profile = findProfile(id);
  const scenario = profile && getScenario(profile);
  if (!scenario) throw new Error(`${id} has no steps.`);
  const exchanges: Exchange[] = [];
  let sent = 0;
  const results = await play(
    scenario,
    id,
    {
      api,
      origin: "http://localhost:3000",
      visitor: { engine: "chromium", version: 156 },
      nextTrace: () => "key",
      read: async () => [...exchanges],
      wait: async () => {},
      openRestricted: () => Promise.reject(new Error("No step needs a frame.")),
      fetchAsProgram: () => Promise.reject(new Error("No step needs a program.")),
      fetch: async (_, { mode } = {}) => {
        const end = ends[sent++];
        if (typeof end === "number") {
          exchanges.push({
            method: "GET",
            path: "/logo",
            requestHeaders: [],
            response: { status: end, headers: [] },
            handlerRan: true,
            rowsWritten: 0,
            at: 0,
          });
        }
        if (mode !== "no-cors") throw new TypeError("Failed to fetch");
        const response = new Response("", { status: 200 });
        Object.defineProperty(response, "type", { value: "opaque" });
        return response;
      },
    },
    () => {},
  );
  return toScenarioStatus({
    id: 1,
    server: "fastify",
    profileId: id,
    title: "",
    scenario,
    api,
    before: null,
    results,
    secondsLeft: null,
  });
}

test("status of played steps › the browser blocks a cached response › the status is blocked", async () => {
  expect(await playWithout("cache-without-vary", [200, "cached"])).toEqual({
    look: "blocked",
    word: "Blocked by the browser",
  });
});
