import { join } from "node:path";
import type { Engine } from "@blocked/cors-protocol";
import { defineConfig } from "@playwright/test";
import { suite } from "./settings.ts";

/** What depends on the engine; all else is asked of Chromium alone. */
const inEveryEngine = [
  "matrix.spec.ts",
  "tutorial.spec.ts",
  "danger.spec.ts",
  "scenarios.spec.ts",
  "app.spec.ts",
  "quirks.spec.ts",
  "preflight-cache.spec.ts",
  "differential.spec.ts",
];

/** About how Firefox is driven. */
const ofFirefox = "playwright-pin.spec.ts";

// No interception, no added headers, no credentials, no switched-off security: each of them hides failures.
export default defineConfig<object, { engine: Engine }>({
  fullyParallel: true,
  forbidOnly: suite.inCi,
  // Where so much is wrong, more of the same tells nothing new.
  maxFailures: suite.isReported ? 20 : 0,
  outputDir: join(suite.folder, "artifacts"),
  testMatch: "*.spec.ts",
  workers: 2,
  // Guards against a hang, and no measure of speed: a busy machine may take its time.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [
    [suite.isReported ? "./run/report.ts" : "list"],
    ...(suite.recording ? [["./recording/record.ts"] as [string]] : []),
  ],
  use: {
    baseURL: suite.web,
    // Recording takes a third of the time: `pnpm e2e --trace=on` where somebody wants to see what happened.
    trace: "off",
    launchOptions:
      suite.executables.chromium === undefined
        ? {}
        : { executablePath: suite.executables.chromium },
  },
  projects: suite.timing
    ? [
        { name: "speed", testDir: "speed" },
        { name: "price", testDir: "tests", testMatch: "preflight-price.spec.ts" },
      ]
    : suite.picturing
      ? [{ name: "pictures", testDir: "pictures" }]
      : [
          ...suite.engines.map((engine) => ({
            name: engine,
            testDir: "tests",
            // A trace of the one context that the system's WebKit has can be begun only once.
            use: { engine, ...(engine === "webkit" ? { trace: "off" as const } : {}) },
            ...(engine === "chromium"
              ? { testIgnore: [ofFirefox, "alone/*"] }
              : {
                  testMatch: engine === "firefox" ? [...inEveryEngine, ofFirefox] : inEveryEngine,
                }),
          })),
          // What empties the table that the others work on.
          { name: "alone", testDir: "tests/alone", dependencies: suite.engines },
        ],
});
