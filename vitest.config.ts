import { defineConfig } from "vitest/config";

/** A guard against a test that hangs, not a measure of speed: a busy machine may take its time. */
const hang = 120_000;

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
            "packages/{api-client,cors-protocol,error-guide,playwright,profiles,servers}/**/*.test.ts",
            "packages/lab/src/**/*.test.ts",
            "apps/web/**/*.test.{ts,tsx}",
            "e2e/**/*.test.ts",
          ],
          exclude: ["packages/*/published/**", "e2e/companion/**", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "api",
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
            "packages/lab/test/**/*.test.ts",
            "packages/*/published/*.test.ts",
            "e2e/companion/*.test.ts",
          ],
          globalSetup: "apps/api/test/real/bundle.ts",
          // Each of them starts programs; after everything else, and one at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
