import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/real/bundle.ts",
    // Every test builds an API of its own; loading its modules again for each file would be half of the time.
    isolate: false,
    // Beside a build and the browser suite on two cores.
    testTimeout: 20_000,
  },
});
