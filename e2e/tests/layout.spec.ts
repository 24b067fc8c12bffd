import { families, getRecorded, getShown, profiles } from "@blocked/profiles";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { openProfile, panes, showMe } from "../support/lab-page.ts";

test.use({ ownPage: true });

const picture = (page: Page) => page.getByRole("figure").last();

const firsts = families.flatMap(({ profiles: [first] }) => (first === undefined ? [] : [first]));

test("request diagram › 1280 × 720 › all of it is in view", async ({ page, observed }) => {
  const height = 720;
  await page.setViewportSize({ width: 1280, height });
  await openProfile(page, { id: "correct" });
  // The profiles with the longest lessons leave the least room; the first of each chapter.
  const talkative = profiles.toSorted((a, b) => b.lesson.length - a.lesson.length).slice(0, 12);
  for (const profile of [...talkative, ...firsts].filter((one) => getRecorded(one) === null)) {
    await showMe(page, profile);
    await expect(panes(page).result).toContainText(`through ${profile.title}`);
    // A scenario shows steps in place of a diagram.
    const isScenario = getShown(profile) === null;
    const story = isScenario ? page.getByRole("list", { name: "Steps" }) : picture(page);
    const box = await story.boundingBox();
    // After a redirect there are two diagrams, of which the second begins in view.
    const isLong = (getShown(profile)?.outcome.exchanges.length ?? 0) > 2;
    const bottom = (box?.y ?? 0) + (isLong ? 0 : (box?.height ?? Infinity));
    expect(bottom, profile.id).toBeLessThanOrEqual(height);
    expect(box?.y, profile.id).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => scrollY), profile.id).toBe(0);
  }
  observed.takeErrors();
});

test("lab › 390 pixels wide › nothing overflows, and a new diagram scrolls into view", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openProfile(page, { id: "missing-method" });
  await page.getByRole("button", { name: "Show me", exact: true }).click();
  await expect(picture(page)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  observed.takeErrors();
});

test("lab › response arrives › no layout shift", async ({ page, observed }) => {
  await page.addInitScript(() => {
    const scope = window as unknown as { shifts: number };
    scope.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        scope.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await openProfile(page, { id: "disabled" });
  await expect(page.getByRole("region", { name: "Request history" })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBeLessThan(
    0.01,
  );
  observed.takeErrors();
});

test("request diagram › new response › replaces the old diagram without a gap", async ({
  page,
  observed,
}) => {
  await page.addInitScript(() => {
    const scope = window as unknown as { gaps: number };
    scope.gaps = 0;
    let wasThere = false;
    new MutationObserver(() => {
      const isThere = document.querySelector("figure") !== null;
      if (wasThere && !isThere) scope.gaps += 1;
      wasThere = isThere;
    }).observe(document, { childList: true, subtree: true });
  });
  await openProfile(page, { id: "correct" });
  const history = page.getByRole("region", { name: "Request history" }).getByRole("listitem");
  for (let count = 2; count <= 4; count++) {
    await page.getByRole("button", { name: "Read the list" }).click();
    await expect(history).toHaveCount(count);
    await expect(picture(page)).toBeVisible();
  }
  expect(await page.evaluate(() => (window as unknown as { gaps: number }).gaps)).toBe(0);
  observed.takeErrors();
});
