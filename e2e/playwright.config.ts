import { join } from "node:path";
import type { Engine } from "@blocked/cors-protocol";
import { root } from "@blocked/lab";
import { defineConfig } from "@playwright/test";
import { suite } from "./settings.ts";

const env = {
  WEB_PORT: String(suite.webPort),
  API_PORT: String(suite.apiPort),
  EVIL_PORT: String(suite.evilPort),
  DATABASE_PATH: suite.databasePath,
};

/** What depends on the engine; all else is asked of Chromium alone. */
const inEveryEngine = [
  "matrix.spec.ts",
  "tutorial.spec.ts",
  "danger.spec.ts",
  "scenes.spec.ts",
  "app.spec.ts",
  "departures.spec.ts",
  "preflight-cache.spec.ts",
  "differential.spec.ts",
];

/** About how Firefox is driven. */
const ofFirefox = "pin.spec.ts";

// No interception, no added headers, no credentials, no switched-off security: each of them hides failures.
export default defineConfig<object, { engine: Engine }>({
  fullyParallel: true,
  forbidOnly: suite.inCi,
  workers: 2,
  // Beside the API's own tests on two cores.
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(suite.recording ? [["./record.ts"] as [string]] : [])],
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
              ? { testIgnore: ofFirefox }
              : {
                  testMatch: engine === "firefox" ? [...inEveryEngine, ofFirefox] : inEveryEngine,
                }),
          })),
          // What empties the table that the others work on.
          { name: "alone", testDir: "alone", dependencies: suite.engines },
        ],
  // The app as it is built, so that what is tested is what `pnpm start` runs.
  webServer: [
    {
      command: "node dist/main.js",
      cwd: join(root, "apps/api"),
      url: `${suite.api}/health`,
      env,
    },
    {
      command: "node_modules/.bin/tsx server/main.ts",
      cwd: join(root, "apps/web"),
      url: `${suite.web}/lab.json`,
      env: { ...env, NODE_ENV: "production" },
    },
  ],
});
