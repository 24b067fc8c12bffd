import {
  createRequest,
  type Engine,
  engineRules,
  type Exchange,
  judge,
  type RequestOptions,
} from "@blocked/cors-protocol";
import { explain } from "@blocked/cors-protocol/explain";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import type { Page } from "@playwright/test";
import { compareLines } from "../support/console-lines.ts";
import { expect, test } from "../support/fixtures.ts";
import { openWebsite } from "../support/website.ts";

// What a browser prints for failures beside the CORS check: as predicted, and read as what it is.

/** The lines that the engine has to print, each with its possible texts. */
function predict(
  options: RequestOptions,
  origin: string,
  exchanges: Exchange[],
  engine: Engine,
): readonly (readonly string[])[] {
  const request = createRequest(options, origin, engineRules[engine]);
  const verdict = judge(request, exchanges, engineRules[engine]);
  return toConsoleLines(request, exchanges, verdict, engine) ?? [];
}

const send = (page: Page, url: string, mode: RequestMode) =>
  page.evaluate(
    ([address, own]) =>
      fetch(address, { mode: own }).then(
        ({ type }) => type,
        () => "failed",
      ),
    [url, mode] as const,
  );

/**
 * A page under the lab's own host. NOTE: to another host WebKit moves the page into another process, and its driver
 * sometimes loses it on the way back.
 */
async function openPageServer() {
  const { origin, close } = await openWebsite();
  return { origin: origin.replace("127.0.0.1", "localhost"), close };
}

test("Cross-Origin-Resource-Policy › a no-cors GET of a same-origin response › its console lines, read as the neighbour", async ({
  page,
  observed,
  engine,
  running,
}) => {
  const policy = { "Cross-Origin-Resource-Policy": "same-origin" };
  const [website, closed, open] = await Promise.all([
    openPageServer(),
    openWebsite("items", policy),
    openWebsite("items"),
  ]);
  await page.goto(website.origin);
  const url = `${closed.origin}/items`;
  const exchange: Exchange = {
    method: "GET",
    path: "/items",
    requestHeaders: [],
    response: { status: 200, headers: Object.entries(policy) },
    handlerRan: true,
    rowsWritten: 0,
    at: 0,
  };
  const lines = predict({ url, mode: "no-cors" }, website.origin, [exchange], engine);
  expect(lines.length).toBeGreaterThan(0);

  expect(await send(page, url, "no-cors")).toBe("failed");
  await expect.poll(observed.countErrors).toBeGreaterThanOrEqual(lines.length);
  const printed = observed.takeErrors();
  compareLines(
    lines.map((texts) => texts[0] ?? ""),
    printed,
    running,
    (what, expected, got) => expect(got, what).toEqual(expected),
  );
  expect(explain(printed.join("\n")).findings).toMatchObject([
    { kind: "neighbour", name: "cross-origin-resource-policy", engine },
  ]);

  // The control: without the header, the response arrives.
  expect(await send(page, `${open.origin}/items`, "no-cors")).toBe("opaque");
  for (const one of [website, closed, open]) one.close();
});

test("fetch of a file: address › one of the lines of the browser's builds, read as what it is", async ({
  page,
  observed,
  engine,
}) => {
  const website = await openPageServer();
  await page.goto(website.origin);
  const lines = predict({ url: "file:///etc/hosts" }, website.origin, [], engine);
  expect(await send(page, "file:///etc/hosts", "cors")).toBe("failed");
  await expect.poll(observed.countErrors).toBeGreaterThanOrEqual(lines.length);
  const printed = observed.takeErrors();
  for (const [index, texts] of lines.entries()) expect(texts).toContain(printed[index]);
  const [finding, another] = explain(printed.join("\n")).findings;
  expect(another).toBeUndefined();
  expect([finding?.code, finding?.name]).toContain(
    finding?.kind === "neighbour" ? "file-address" : "CorsDisabledScheme",
  );
  website.close();
});
