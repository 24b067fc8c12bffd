import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "@blocked/lab";
import type { Page } from "@playwright/test";
import { listen } from "../engines/listen.ts";
import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import { mainButton, openApp, panes, readConsolePane, toLink } from "../support/lab-page.ts";

test.use({ ownPage: true });

test("prediction › page got another result › shows the mismatch first, explains nothing", async ({
  page,
}) => {
  // Acts like an extension: sends the request and hides its response from the page.
  await page.addInitScript(() => {
    const fetch = window.fetch.bind(window);
    window.fetch = async (...request) => {
      const response = await fetch(...request);
      if (response.url.includes("/p/")) throw new TypeError("Failed to fetch");
      return response;
    };
  });
  await page.goto(toLink("correct"));
  await mainButton(page).click();
  const { console: consolePane, result } = panes(page);
  await expect(result).toContainText("Not as predicted");
  await expect(result).toContainText("we expected a response that is readable");
  await expect(result).toContainText("your script got TypeError: Failed to fetch");
  await expect(consolePane).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Apply fix and resend" })).toHaveCount(0);
});

test("API down › lab opened › the lab says that this is not CORS, and recovers", async ({
  page,
  observed,
}) => {
  const port = await findFreePort();
  await sendPageTo(page, port);
  // No row of the shared table: the API of this test has its own, and would respond with 404.
  await page.goto(toLink("correct", { request: "read" }));
  await expect(page.getByRole("alert").filter({ hasText: "API" })).toContainText(
    "This is not CORS",
  );
  await expect.poll(observed.countErrors).toBeGreaterThan(0);
  for (const line of observed.takeErrors()) expect(line).toContain("net::ERR_CONNECTION_REFUSED");

  let api = await startApi(port);
  await page.getByRole("button", { name: "Retry connection" }).click();
  await mainButton(page).click();
  const { result } = panes(page);
  await expect(result).toContainText("Your script may read it");

  await stop(api);
  const app = await openApp(page);
  await app.getByRole("button", { name: "Read the list" }).click();
  await expect(result).toContainText("Network error");
  await expect(result).toContainText("This is not CORS");
  for (const line of observed.takeErrors()) expect(line).toContain("net::ERR_");

  // The new process does not know the page's key, so the page must get another before it sends.
  api = await startApi(port);
  await app.getByRole("button", { name: "Read the list" }).click();
  await expect(result).toContainText("Your script may read it");
  await stop(api);
});

test("console pane › blocked request › its message names the request's own URL", async ({
  page,
  observed,
}) => {
  await page.goto(toLink("disabled"));
  await mainButton(page).click();
  await expect(panes(page).console).toContainText("blocked by CORS policy");
  const [url = "nothing was sent"] = observed.sent;
  const lines = await readConsolePane(page);
  expect(lines[0]?.[0]).toContain(`'${url}'`);
  await observed.expectErrors(lines);
});

/** Gives the page another address of the API; the requests themselves stay untouched. */
async function sendPageTo(page: Page, port: number): Promise<void> {
  await page.addInitScript((api) => {
    const fetch = window.fetch.bind(window);
    window.fetch = (input, init) =>
      input === "/lab.json" ? Promise.resolve(Response.json({ api })) : fetch(input, init);
  }, `http://localhost:${port}`);
}

/** Processes that a failed test leaves running. */
const processes = new Set<ChildProcess>();
test.afterEach(() => {
  for (const one of processes) one.kill("SIGKILL");
  processes.clear();
});

async function startApi(port: number): Promise<ChildProcess> {
  const api = spawn("node", ["dist/main.js"], {
    cwd: join(root, "apps/api"),
    stdio: "inherit",
    env: {
      PATH: suite.path,
      WEB_PORT: String(suite.webPort),
      API_PORT: String(port),
      DATABASE_PATH: ":memory:",
    },
  });
  processes.add(api);
  await expect
    .poll(() =>
      fetch(`http://localhost:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true);
  return api;
}

async function stop(api: ChildProcess): Promise<void> {
  const ended = once(api, "exit");
  api.kill("SIGTERM");
  await ended;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}
