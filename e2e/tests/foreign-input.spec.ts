import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { paths } from "@blocked/api-client";
import { expect, panes, test } from "../fixtures.ts";
import { toLink } from "../links.ts";
import { suite } from "../settings.ts";
import { openWorkbench, prediction, reality, request } from "../workbench-driver.ts";

test.use({ ownPage: true });

// What people, other programs and other websites hand to the page: none of it may break the page or be sent.

for (const stored of ["null", '{"disabled":1}', '{"correct":{}}']) {
  test(`the stored course › ${stored} › the lab opens and remembers anew`, async ({
    page,
    witnessed,
  }) => {
    await page.addInitScript((value) => {
      if (sessionStorage.getItem("seeded") === null) {
        localStorage.setItem("blocked-by-cors:course", value);
      }
      sessionStorage.setItem("seeded", "yes");
    }, stored);
    await page.goto(toLink("disabled"));
    const progress = page.getByRole("listitem").filter({ hasText: "failure seen" });
    await expect(progress).toBeVisible();
    await page.reload();
    await expect(progress).toBeVisible();
    witnessed.takeErrors();
  });
}

test("a profile named NUL › the page lists those that exist, without an error of React", async ({
  page,
}) => {
  await page.goto("/?profile=%00");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("There is no profile");
  await page.goto(`${suite.web}/?profile=a%00b`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("a\ufffdb");
});

test("the workbench › a body of 12,000 characters › the limit is said, and a reload opens the page", async ({
  page,
}) => {
  await openWorkbench(page);
  const before = page.url();
  await request(page).getByLabel("body", { exact: true }).fill("x".repeat(12_000));
  await expect(prediction(page)).toContainText("too long for an address: at most 5000 characters");
  await expect(page.getByText("This is too long for the address")).toBeVisible();
  expect(page.url().length).toBeLessThan(9000);
  expect(await page.reload().then((response) => response?.status())).toBe(200);
  await expect(prediction(page)).toContainText("Blocked by the browser");
  expect(page.url()).toContain(before.replace(/\?.*/, ""));
});

test("the workbench › a header of 13,000 characters › the limit is said, and nothing can be sent", async ({
  page,
}) => {
  await openWorkbench(page);
  const headers = request(page).getByLabel("headers, one on each line");
  await headers.fill(`X-A: ${"x".repeat(13_000)}`);
  await expect(prediction(page)).toContainText("Shorten its headers or its body.");
  await expect(reality(page).getByRole("button", { name: "Send request" })).toBeDisabled();
  await headers.fill("X-A: x");
  await expect(prediction(page)).toContainText("Blocked by the browser");
});

test("paste your own › too much text › the limit is said", async ({ page }) => {
  await page.goto("/workbench");
  await page.getByRole("tab", { name: "Paste your own" }).click();
  const result = page.getByRole("region", { name: "Result", exact: true });
  const answer = page.getByLabel("response to the request; several");
  await answer.fill(" ".repeat(50_000));
  await expect(result).toContainText("Paste a response");
  await answer.fill("x".repeat(64_001));
  await expect(result).toContainText("at most 64000 characters are read");
});

test("a pasted line that is too long › the page says so", async ({ page }) => {
  await page.goto(`/errors/read?line=${"Redirect from '".repeat(300)}`);
  await expect(page.getByRole("alert").first()).toContainText("at most 4000 characters are read");
});

test("the largest price › the page is no wider than the screen", async ({ page, request: api }) => {
  const items = suite.api + paths.profile("correct") + paths.items;
  const item = { name: `price ${test.info().testId}`, price: Number.MAX_SAFE_INTEGER };
  const created = (await (await api.post(items, { data: item })).json()) as { id: number };
  for (const width of [390, 1024, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(toLink("correct"));
    await expect(panes(page).app.getByRole("row", { name: item.name })).toBeVisible();
    const table = await page.evaluate(() => {
      const place = document.querySelector("table")?.parentElement;
      return {
        page: document.documentElement.scrollWidth,
        over: place?.scrollWidth,
        in: place?.clientWidth,
      };
    });
    expect(table.page).toBeLessThanOrEqual(width);
    expect(table.over).toBe(table.in);
  }
  await api.delete(`${items}/${created.id}`);
});

test("a website that frames the lab › sees nothing, and no request is sent", async ({
  page,
  witnessed,
}) => {
  const framed = ["/", toLink("correct"), "/workbench", "/errors", "/matrix"];
  const html = framed.map((path) => `<iframe src="${suite.web}${path}"></iframe>`).join("");
  const website = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(html);
  }).listen(0, "127.0.0.1");
  await once(website, "listening");
  const { port } = website.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}`);
  // Waits for every frame: the load event of the page comes behind theirs.
  const bodies = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.title()),
  );
  expect(bodies).not.toContain("Blocked by CORS");
  expect(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.url()),
  ).toEqual(framed.map(() => "chrome-error://chromewebdata/"));
  expect(witnessed.sent).toEqual([]);
  expect(witnessed.takeErrors()).toHaveLength(framed.length);
  website.close();
});
