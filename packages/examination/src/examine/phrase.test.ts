import { expect, onTestFinished, test } from "vitest";
import { createNetwork } from "../network/index.ts";
import { page, serve } from "../test/serve.ts";
import { examine } from "./examine.ts";

test("reason phrase › of an error that the page may read › the console line has the server’s own", async () => {
  const { url } = await serve(() => ({
    status: 500,
    headers: [["Access-Control-Allow-Origin", page]],
  }));
  const network = createNetwork({});
  onTestFinished(() => network.close());
  const asked = { url, method: "GET", headers: [], body: null, cookie: null };
  const options = { from: page, credentials: false, engines: ["chromium"], send: false } as const;
  const { results } = await examine(asked, options, network);
  // The test's server names every status so.
  expect(results[0]?.lines).toEqual([
    "Failed to load resource: the server responded with a status of 500 (Test)",
  ]);
});
