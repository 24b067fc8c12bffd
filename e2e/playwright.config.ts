import { join } from "node:path";
import type { Engine } from "@blocked/cors-protocol";
import { defineConfig } from "@playwright/test";
import { suite } from "./settings.ts";

/** Specs whose results depend on the engine. The others run in Chromium only. */
const inEveryEngine = [
  "matrix.spec.ts",
  "tutorial.spec.ts",
  "danger.spec.ts",
  "scenarios.spec.ts",
  "app.spec.ts",
  "quirks.spec.ts",
  "preflight-cache.spec.ts",
  "differential.spec.ts",
  "neighbours.spec.ts",
];
const inFirefoxOnly = "playwright-pin.spec.ts";
/** Needs Python, so it has projects of its own. */
const ofFastApi = "fastapi.spec.ts";

const testsOf: Record<Engine, { testMatch?: string[]; testIgnore?: string[] }> = {
  chromium: { testIgnore: [inFirefoxOnly, ofFastApi, "alone/*"] },
  firefox: { testMatch: [...inEveryEngine, inFirefoxOnly] },
  webkit: { testMatch: inEveryEngine },
};

const projects = [
  ...suite.engines.map((engine) => ({
    name: engine,
    testDir: "tests",
    ...testsOf[engine],
    // The system's WebKit has a single context, in which tracing can start only once.
    use: { engine, ...(engine === "webkit" ? { trace: "off" as const } : {}) },
  })),
  ...(suite.hasFastApi ? suite.engines : []).map((engine) => ({
    name: `fastapi-${engine}`,
    testDir: "tests",
    testMatch: ofFastApi,
    use: { engine, ...(engine === "webkit" ? { trace: "off" as const } : {}) },
  })),
  // Restores the table, which the other tests use, so it runs after them.
  { name: "alone", testDir: "tests/alone", dependencies: suite.engines },
];
const timingProjects = [
  { name: "speed", testDir: "speed" },
  { name: "price", testDir: "tests", testMatch: "preflight-price.spec.ts" },
];

const recorder = suite.hasFastApi ? "./recording/record-fastapi.ts" : "./recording/record.ts";

// No interception, no added headers, no credentials, no disabled security: each of them hides CORS failures.
export default defineConfig<object, { engine: Engine }>({
  fullyParallel: true,
  forbidOnly: suite.inCi,
  // `pnpm test` stops after 20 failures: further ones rarely tell more.
  maxFailures: suite.isReported ? 20 : 0,
  outputDir: join(suite.folder, "artifacts"),
  testMatch: "*.spec.ts",
  workers: 2,
  // These limits end a test that hangs. They are no measure of speed, so a busy machine must not reach them.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [
    [suite.isReported ? "./run/report.ts" : "list"],
    ...(suite.recording ? [[recorder] as [string]] : []),
  ],
  use: {
    baseURL: suite.web,
    // A trace makes a test a third slower; `pnpm e2e --trace=on` takes one.
    trace: "off",
  },
  projects: suite.timing
    ? timingProjects
    : suite.picturing
      ? [{ name: "pictures", testDir: "pictures" }]
      : projects,
});
