import { configDefaults, defineConfig } from "vitest/config";
import { whyNoFastApi } from "./packages/lab/src/python/fastapi.ts";

/** A guard against a test that hangs, not a measure of speed: a busy machine may take its time. */
const hang = 120_000;

/** The API's tests that speak HTTP only: the same contract, served by FastAPI. */
const contract = [
  "apps/api/test/contract.test.ts",
  "apps/api/test/items/{items,bad-input}.test.ts",
  "apps/api/test/sessions/session.test.ts",
];

export default defineConfig({
  test: {
    testTimeout: hang,
    hookTimeout: hang,
    // Nothing here changes its process, so that a file need not load every module again.
    pool: "threads",
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "packages/{api-client,cors-protocol,diagnosis,error-guide,examination,playwright,profiles,servers}/**/*.test.ts",
            "packages/lab/src/**/*.test.ts",
            "apps/doctor/src/**/*.test.ts",
            "apps/web/**/*.test.{ts,tsx}",
            "e2e/**/*.test.ts",
          ],
          exclude: [
            ...configDefaults.exclude,
            "packages/*/published/**",
            "e2e/companion/**",
            "packages/servers/fastapi/test/**",
            "**/*.servers.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          provide: { server: "fastify", only: "" },
          include: ["apps/api/src/**/*.test.ts", "apps/api/test/**/*.test.ts"],
          exclude: ["apps/api/test/real/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: [
            "apps/api/test/real/**/*.test.ts",
            "apps/doctor/test/**/*.test.ts",
            "packages/lab/test/**/*.test.ts",
            "packages/*/published/*.test.ts",
            "e2e/companion/*.test.ts",
          ],
          exclude: [
            ...configDefaults.exclude,
            "packages/lab/test/python/**",
            "**/*.servers.test.ts",
          ],
          globalSetup: "apps/api/test/real/bundle.ts",
          // Each of them starts programs; after everything else, and one at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          // What needs another runtime than Node. `pnpm test:servers` installs it first.
          name: "servers",
          provide: { server: "fastapi", only: process.env["SERVERS_ONLY"] ?? "" },
          include: [
            "packages/lab/test/python/**/*.test.ts",
            "{packages/servers,apps/doctor}/**/*.servers.test.ts",
            "packages/servers/fastapi/test/**/*.test.ts",
            ...(whyNoFastApi("today") === null ? contract : []),
          ],
          // Each of them starts programs of other runtimes.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
