import { paths } from "@blocked/api-client";
import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import { mainButton, panes, toLink } from "../support/lab-page.ts";
import { openWebsite } from "../support/website.ts";
import { openPlayground, prediction, request, sendButton } from "../support/playground-page.ts";

test.use({ ownPage: true });

// Input from people, other programs and other websites must neither break the page nor send a request.

for (const stored of ["null", '{"disabled":1}', '{"correct":{}}']) {
  test(`stored progress › ${stored} › the lab opens and stores progress anew`, async ({
    page,
    observed,
  }) => {
    await page.addInitScript((value) => {
      if (sessionStorage.getItem("seeded") === null) {
        localStorage.setItem("blocked-by-cors:course", value);
      }
      sessionStorage.setItem("seeded", "yes");
    }, stored);
    await page.goto(toLink("disabled"));
    await mainButton(page).click();
    const progress = page.getByRole("listitem").filter({ hasText: "failure seen" });
    await expect(progress).toBeVisible();
    await page.reload();
    await expect(progress).toBeVisible();
    observed.takeErrors();
  });
}

test("link to a profile › named NUL › lists the profiles, without an error of React", async ({
  page,
}) => {
  await page.goto("/lab/%00");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("There is no profile");
  await page.goto(`${suite.web}/lab/a%00b`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("a\ufffdb");
});

test("playground › body of 12,000 characters › states the limit, and a reload opens the page", async ({
  page,
}) => {
  await openPlayground(page);
  const before = page.url();
  await request(page).getByLabel("Body", { exact: true }).fill("x".repeat(12_000));
  await expect(prediction(page)).toContainText("too long for an address: at most 5000 characters");
  await expect(page.getByText("This is too long for the address")).toBeVisible();
  expect(page.url().length).toBeLessThan(9000);
  expect(await page.reload().then((response) => response?.status())).toBe(200);
  await expect(prediction(page)).toContainText("Blocked by the browser");
  expect(page.url()).toContain(before.replace(/\?.*/, ""));
});

test("playground › header of 13,000 characters › states the limit and disables Send", async ({
  page,
}) => {
  await openPlayground(page);
  const headers = request(page).getByLabel("headers, one on each line");
  await headers.fill(`X-A: ${"x".repeat(13_000)}`);
  await expect(prediction(page)).toContainText("Shorten its headers or its body.");
  await expect(sendButton(page)).toBeDisabled();
  await headers.fill("X-A: x");
  await expect(prediction(page)).toContainText("Blocked by the browser");
});

test("items table › largest price › nothing overflows", async ({ page, request: api }) => {
  const items = suite.api + paths.profile("correct") + paths.items;
  const item = { name: `price ${test.info().testId}`, price: Number.MAX_SAFE_INTEGER };
  const created = (await (await api.post(items, { data: item })).json()) as { id: number };
  for (const width of [390, 1024, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(toLink("correct", { app: "1" }));
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

test("lab › framed by another website › shows nothing and sends nothing", async ({
  page,
  observed,
}) => {
  const framed = ["/", toLink("correct"), "/playground", "/errors", "/matrix"];
  const html = framed.map((path) => `<iframe src="${suite.web}${path}"></iframe>`).join("");
  const website = await openWebsite(html);
  await page.goto(website.origin);
  // The load event of the page follows those of its frames, so every frame has loaded.
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
  expect(observed.sent).toEqual([]);
  expect(observed.takeErrors()).toHaveLength(framed.length);
  website.close();
});
