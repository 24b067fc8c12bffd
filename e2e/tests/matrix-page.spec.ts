import { readFileSync } from "node:fs";
import { messageVersions } from "@blocked/cors-protocol/messages";
import type { Recording } from "@blocked/profiles";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readReference } from "../reference/reference.ts";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

const schema = readFileSync(new URL("../reference/reference.schema.json", import.meta.url), "utf8");
const validate = new Ajv2020().compile(JSON.parse(schema) as object);

test("matrix page › search results run › all agree, and the download equals the reference", async ({
  page,
  observed,
  running,
}) => {
  await page.goto(`${suite.web}/matrix`);
  await page.getByLabel("Search").fill("tutorial");
  await page.getByRole("button", { name: "Measure in this browser" }).click();
  const button = page.getByRole("button", { name: /^Send \d+ requests/ });
  const count = Number(/\d+/.exec((await button.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(40);
  await button.click();
  await expect(page.getByText(`${count} agree, 0 differ`)).toBeVisible();
  expect(observed.takeErrors().length).toBeGreaterThan(0);

  // Playwright sees no download in Firefox and MiniBrowser.
  if (running.engine !== "chromium") return;
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download JSON" }).click(),
  ]);
  const recording = JSON.parse(readFileSync(await download.path(), "utf8")) as Recording;
  expect(validate(recording), JSON.stringify(validate.errors)).toBe(true);
  expect(recording).toMatchObject({ recordedBy: "page", engine: running.engine });
  expect(recording.rows).toHaveLength(count);
  const recorded = readReference(running.engine, messageVersions[running.engine])?.rows ?? [];
  const known = recording.rows.filter(({ id }) => recorded.some((row) => row.id === id));
  expect(known.length).toBeGreaterThan(0);
  for (const { id, request, exchanges, code } of known) {
    const row = recorded.find((one) => one.id === id);
    expect({ request, exchanges, code }, id).toEqual({
      request: row?.request,
      exchanges: row?.exchanges,
      code: row?.code,
    });
  }
});

test("matrix page › 1280 × 720 › begins at once, shows every column, scrolls with the page only", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${suite.web}/matrix`);
  const table = page.getByRole("table");
  const box = await table.boundingBox();
  const content = await page.getByRole("main").boundingBox();
  expect((box?.y ?? Infinity) - (content?.y ?? 0)).toBeLessThanOrEqual(200);
  const headers = page.getByRole("columnheader");
  for (const header of await headers.all()) await expect(header).toBeInViewport({ ratio: 1 });
  const scrolling = await page.evaluate(
    () =>
      [...document.querySelectorAll("main *")].filter(
        (element) =>
          /auto|scroll/.test(getComputedStyle(element).overflow) &&
          (element.scrollHeight > element.clientHeight ||
            element.scrollWidth > element.clientWidth),
      ).length,
  );
  expect(scrolling).toBe(0);
  await page.getByRole("button", { name: "Correct", exact: true }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 1500);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  for (const header of await headers.all()) await expect(header).toBeInViewport({ ratio: 1 });
});

test("matrix page › filter › kept in the address; nothing to send says why", async ({ page }) => {
  await page.goto(`${suite.web}/matrix?search=tutorial&ends=AllowOriginMismatch`);
  await expect(page.getByLabel("Search")).toHaveValue("tutorial");
  await expect(page.getByLabel("Ends in")).toHaveValue("AllowOriginMismatch");
  await expect(page.getByRole("rowheader", { name: "Origin mismatch" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Correct" })).toHaveCount(0);
  await page.getByLabel("Search").fill("no such profile");
  await expect(page).toHaveURL(/search=no\+such\+profile&ends=AllowOriginMismatch/);
  await page.getByRole("button", { name: "Measure in this browser" }).click();
  const button = page.getByRole("button", { name: "Send requests" });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(/No request matches the filter/);
});

test("matrix page › stopped, 390 pixels wide › sends nothing more, nothing overflows", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${suite.web}/matrix`);
  const search = page.getByLabel("Search");
  // All rows are alike, so axe reads those of one chapter.
  await search.fill("tutorial");
  await expectNoViolations(page, "the matrix");
  await search.fill("");
  await page.getByRole("button", { name: "Measure in this browser" }).click();
  await page.getByRole("button", { name: /^Send \d+ requests/ }).click();
  await expect.poll(() => observed.sent.length).toBeGreaterThan(5);
  await page.getByRole("button", { name: "Stop run" }).click();
  await expect(page.getByText(/^Stopped/)).toBeVisible();
  const countTraced = () => observed.sent.filter((url) => url.includes("trace=")).length;
  const sent = countTraced();
  await page.getByRole("button", { name: "CORS disabled", exact: true }).click();
  expect(countTraced()).toBe(sent);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await search.fill("tutorial");
  await expectNoViolations(page, "the matrix, stopped");
  observed.takeErrors();
});
