import type { CorsErrorCode } from "@blocked/cors-protocol";
import type {
  BrowserContext,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestInfo,
  TestType,
} from "@playwright/test";
import { toDiagram } from "./diagram.ts";
import type { CorsFailure } from "./failure.ts";
import { type Interference, onCall, readOptions } from "./interference.ts";
import { annotationType, toLine, toRequest, toText } from "./report-text.ts";
import { type Allowed, type Watch, watchContext } from "./watch.ts";
import { disablesSecurity } from "./web-security.ts";

export type CorsFixtures = {
  /** Fails the test when CORS blocks a request that the test does not mean. */
  corsGuard: {
    /** Watches a context that the test makes by itself. The built-in one is watched already. */
    watch: (context: BrowserContext) => Promise<void>;
  };
  /** Names a failure that the test means. Without a URL, that of any request. */
  allowCorsError: (meant: CorsErrorCode | { url: string | RegExp; code?: CorsErrorCode }) => void;
};

type Guard = CorsFixtures["corsGuard"] & {
  allow: (one: Allowed) => void;
  note: (one: Interference) => void;
  settle: () => Promise<void>;
};

type Args = PlaywrightTestArgs & PlaywrightTestOptions;
type WorkerArgs = PlaywrightWorkerArgs & PlaywrightWorkerOptions;

/** Adds the guard to a test that has Playwright's own fixtures. */
export function withCors<T extends Args, W extends WorkerArgs>(
  base: TestType<T, W>,
): TestType<T & CorsFixtures, W> {
  const extended = (base as unknown as TestType<Args, WorkerArgs>).extend<
    Omit<CorsFixtures, "corsGuard"> & { corsGuard: Guard }
  >({
    corsGuard: [
      async ({}, use, testInfo) => {
        const watches: Watch[] = [];
        const allowed: Allowed[] = [];
        const noted: Interference[] = [];
        await use({
          watch: async (context) => {
            if (watches.some((watch) => watch.context === context)) return;
            const watch = await watchContext(context);
            allowed.forEach(watch.allow);
            noted.forEach(watch.note);
            watches.push(watch);
          },
          allow: (one) => {
            allowed.push(one);
            watches.forEach((watch) => watch.allow(one));
          },
          note: (one) => {
            noted.push(one);
            watches.forEach((watch) => watch.note(one));
          },
          settle: async () => void (await Promise.all(watches.map((watch) => watch.settle()))),
        });
        const unexpected = (await Promise.all(watches.map((watch) => watch.unexpected()))).flat();
        await Promise.all(watches.map((watch) => watch.close()));
        if (unexpected.length > 0) await report(unexpected, testInfo);
      },
      { auto: true },
    ],
    allowCorsError: async ({ corsGuard }, use) => {
      await use((meant) => corsGuard.allow(typeof meant === "string" ? { code: meant } : meant));
    },
    context: async (
      { context, corsGuard, extraHTTPHeaders, httpCredentials, bypassCSP, launchOptions },
      use,
    ) => {
      readOptions({ extraHTTPHeaders, httpCredentials, bypassCSP }).forEach(corsGuard.note);
      if (disablesSecurity(launchOptions.args)) corsGuard.note("disabled web security");
      await corsGuard.watch(context);
      await use(context);
      // While the pages are still open.
      await corsGuard.settle();
    },
    request: async ({ request, corsGuard }, use) => {
      const undo = onCall(request, "fetch", () => corsGuard.note("the request fixture"));
      await use(request);
      undo();
    },
  });
  return extended as unknown as TestType<T & CorsFixtures, W>;
}

/** @throws Error with the cause and the fix of each failure */
async function report(failures: readonly CorsFailure[], testInfo: TestInfo): Promise<never> {
  for (const failure of failures) {
    testInfo.annotations.push({ type: annotationType, description: toLine(failure) });
    await testInfo.attach(`CORS: ${toRequest(failure)}`, {
      body: toDiagram(failure),
      contentType: "text/html",
    });
  }
  const [first] = failures[0]?.codes ?? [];
  const hint = `If the test means it: allowCorsError("${first ?? ""}")`;
  const error = new Error([...failures.map(toText), hint].join("\n\n"));
  // The stack would lead into this package.
  error.stack = `Error: ${error.message}`;
  throw error;
}
