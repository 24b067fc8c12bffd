import { suite } from "../settings.ts";
import { startServers } from "../run/servers.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import { openApp, panes, readConsolePane, toLink } from "../support/lab-page.ts";

// A second process of the Fastify API stands in for FastAPI here: it needs no Python. What FastAPI really does is
// tested beside its own server.
const servers = test.extend<object, { lab: { web: string; second: string } }>({
  lab: [
    async ({}, use) => {
      const { fastapiUrl, stop, webPort } = await startServers(null, ":memory:", true);
      await use({ web: `http://localhost:${webPort}`, second: fastapiUrl ?? "" });
      await stop();
    },
    { scope: "worker" },
  ],
});

// In one worker, so that the servers start once.
test.describe.configure({ mode: "default" });

servers(
  "a second API in FastAPI's place › chosen by the keyboard › gets the requests, and every pane names it",
  async ({ page, lab, observed }) => {
    const paths: string[] = [];
    page.on("request", (request) => void paths.push(request.url()));
    await page.goto(lab.web + toLink("missing-method"));
    const group = page.getByRole("group", { name: "API" });
    await expect(group.getByRole("radio", { name: "Fastify" })).toBeEnabled();
    await group.getByRole("radio", { name: "Fastify" }).press("ArrowRight");
    await expect(group.getByRole("radio", { name: "FastAPI" })).toBeChecked();
    await expect(page).toHaveURL(/[?]api=fastapi$/);
    await expect(panes(page).prepared.getByRole("figure")).toContainText("FastAPI");
    await page.getByRole("button", { name: /^Send PUT/ }).click();
    const { result } = panes(page);
    await expect(result).toContainText("through Method not allowed on FastAPI");
    await expect(result.getByRole("list", { name: "Result in short" })).toContainText(
      "API: FastAPI",
    );
    const hidden = { includeHidden: true };
    const region = (name: string) => result.getByRole("region", { name, ...hidden });
    const console = region("What Chromium’s console prints for FastAPI");
    await expect(console).toHaveCount(1);
    await expect(region("What FastAPI saw")).toContainText("OPTIONS");
    await expect(region("The same requests to FastAPI with curl")).toContainText(lab.second);
    await expect(region("Server configuration")).toContainText("In FastAPI:");
    const sent = paths.filter((url) => url.includes("/p/missing-method/items/"));
    expect(sent.map((url) => new URL(url).origin)).toEqual([lab.second]);
    await observed.expectErrors(await readConsolePane(page, console), sent[0]);
    await expect((await openApp(page)).getByText("Its requests go to FastAPI")).toBeVisible();

    // Back closes the app's window, then returns to Fastify.
    await page.goBack();
    await page.goBack();
    await expect(group.getByRole("radio", { name: "Fastify" })).toBeChecked();
    await expect(panes(page).prepared).toContainText("Send PUT");
    await page.goForward();
    await expect(result).toContainText("through Method not allowed on FastAPI");
    observed.takeErrors();
  },
);

servers(
  "Send to both › a second API in FastAPI's place › two diagrams, the difference, and below each other at 390 px",
  async ({ page, lab, observed }) => {
    await page.goto(lab.web + toLink("disabled"));
    await page.getByRole("button", { name: "Send to both" }).click();
    const { result } = panes(page);
    await expect(result.getByRole("note", { name: "The difference" })).toHaveText(
      "Both did the same: each got no preflight, sent no Access-Control-Allow-Origin, responded with 200 to the request, ran the handler and was blocked with MissingAllowOriginHeader.",
    );
    const figures = result.getByRole("figure");
    await expect(figures).toHaveCount(2);
    const [fastify, fastapi] = await Promise.all(
      [0, 1].map((index) => figures.nth(index).boundingBox()),
    );
    expect(fastify?.y).toBe(fastapi?.y);
    await expect(result.getByText("has been blocked by CORS policy")).toHaveCount(2);
    expect(observed.takeErrors().filter((line) => line.includes("CORS policy"))).toHaveLength(2);

    await expectNoViolations(page, "a comparison of two servers");

    await page.setViewportSize({ width: 390, height: 844 });
    const [above, below] = await Promise.all(
      [0, 1].map((index) => figures.nth(index).boundingBox()),
    );
    expect(above?.x).toBe(below?.x);
    expect(above?.y).toBeLessThan(below?.y ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

    await page.getByRole("button", { name: "Show FastAPI’s evidence" }).click();
    await expect(page.getByRole("radio", { name: "FastAPI" })).toBeChecked();
    await expect(result).toContainText("through CORS disabled on FastAPI");
    await page.getByRole("button", { name: /on Fastify/ }).click();
    await expect(page.getByRole("radio", { name: "Fastify" })).toBeChecked();
    await expect(figures).toHaveCount(2);
  },
);

servers("another website › sent to both › each server gets its request", async ({ page, lab }) => {
  await page.goto(lab.web + toLink("reflected-origin"));
  await page.getByRole("button", { name: "Send to both" }).click();
  const { result } = panes(page);
  await expect(result.getByRole("note", { name: "The difference" })).toContainText(
    "Both did the same",
  );
  for (const name of ["Fastify", "FastAPI"]) {
    const half = result.getByRole("region", { name, exact: true });
    await expect(half).toContainText("Insecure");
    await expect(half.getByRole("figure")).toContainText("handler ran");
  }
});

servers(
  "a profile that FastAPI does not have › opened there › the reason, and a way to Fastify",
  async ({ page, lab }) => {
    await page.goto(lab.web + toLink("raw-answer", { api: "fastapi" }));
    const { prepared } = panes(page);
    await expect(prepared).toContainText("In ASGI every response passes CORSMiddleware");
    await expect(page.getByRole("button", { name: "Send to both" })).toHaveCount(0);
    await prepared.getByRole("button", { name: "Switch to Fastify" }).click();
    await expect(prepared.getByRole("button", { name: /^Send GET/ })).toBeVisible();
    await expect(page).toHaveURL(lab.web + toLink("raw-answer"));
  },
);

test("lab without FastAPI › a link to it › says how to start it, and Fastify gets the requests", async ({
  page,
}) => {
  await page.goto(toLink("missing-method", { api: "fastapi" }));
  await expect(page.getByRole("note").first()).toContainText(
    "This link is for FastAPI, which is not running: start it by pnpm dev --fastapi.",
  );
  await expect(page.getByRole("group", { name: "API" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Send PUT/ })).toBeVisible();
  // A reload after the start must still mean FastAPI.
  await expect(page).toHaveURL(suite.web + toLink("missing-method", { api: "fastapi" }));
});
