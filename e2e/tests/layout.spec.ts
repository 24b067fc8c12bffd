import { families, getFix, getRecorded, getScenario, getShown, profiles } from "@blocked/profiles";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { mainButton, openApp, openProfile, panes, showMe } from "../support/lab-page.ts";

test.use({ ownPage: true });

const picture = (page: Page) => page.getByRole("figure").last();

const firsts = families.flatMap(({ profiles: [first] }) => (first === undefined ? [] : [first]));

async function bottomOf(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  return (box?.y ?? 0) + (box?.height ?? Infinity);
}

test("lab › 1280 × 720, after a request › verdict, diagram and the fix's first lines are in view", async ({
  page,
  observed,
}) => {
  const height = 720;
  await page.setViewportSize({ width: 1280, height });
  await openProfile(page, { id: "correct" });
  // The tutorial's profiles, the first of each chapter, and those with the longest lessons.
  const [tutorial] = families;
  const talkative = profiles.toSorted((a, b) => b.lesson.length - a.lesson.length).slice(0, 12);
  const shown = [...(tutorial?.profiles ?? []), ...firsts, ...talkative].filter(
    (one, index, all) => getRecorded(one) === null && all.indexOf(one) === index,
  );
  for (const profile of shown) {
    await showMe(page, profile);
    const { result } = panes(page);
    await expect(result).toContainText(`through ${profile.title}`);
    expect(await page.evaluate(() => scrollY), profile.id).toBe(0);
    expect(await bottomOf(result.locator(".verdict")), profile.id).toBeLessThanOrEqual(height);
    // A scenario shows steps in place of a diagram.
    const story = getScenario(profile)
      ? result.getByRole("list", { name: "Steps" })
      : picture(page);
    // After a redirect there are two diagrams, of which the second begins in view.
    const isLong = (getShown(profile)?.outcome.exchanges.length ?? 0) > 2;
    const bottom = isLong ? ((await story.boundingBox())?.y ?? 0) : await bottomOf(story);
    expect(bottom, profile.id).toBeLessThanOrEqual(height);
    const isTutorial = tutorial?.profiles.includes(profile) === true;
    if (!isTutorial || getFix(profile) === profile) continue;
    const line = page.getByLabel("The fix in Fastify").locator(".code-line").first();
    expect(await bottomOf(line), profile.id).toBeLessThanOrEqual(height);
  }
  observed.takeErrors();
});

test("lab › 390 and 320 pixels wide › nothing overflows, and a new diagram scrolls into view", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openProfile(page, { id: "missing-method" });
  await mainButton(page).click();
  await expect(panes(page).result).toBeVisible();
  await expect(picture(page)).toBeInViewport();
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(390);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await width()).toBe(320);
  // The sheet leaves the verdict in view.
  const app = await openApp(page);
  expect((await app.boundingBox())?.y).toBeGreaterThan(200);
  expect(await width()).toBe(320);
  await app.getByRole("button", { name: "Read the list" }).click();
  const verdict = panes(page).result.locator(".verdict");
  await expect(verdict).toContainText("Your script may read it");
  await expect.poll(async () => (await verdict.boundingBox())?.y).toBeLessThan(100);
  await app.focus();
  await page.keyboard.press("Escape");
  await expect(app).toBeHidden();
  await expect(page.getByRole("button", { name: "Open the app" })).toBeFocused();
  observed.takeErrors();
});

test("lab › 1024 × 768, the app open › its window covers no button of the profile", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openProfile(page, { id: "missing-method" });
  const app = await openApp(page);
  // Playwright clicks a button only where a pointer would reach it.
  await mainButton(page).click();
  await page.getByRole("button", { name: "Apply fix and resend" }).click();
  await expect(page).toHaveURL(/[?&]fixed=1/);
  await expect(app).toBeVisible();
  observed.takeErrors();
});

/** Adds up every layout shift of the page. */
function recordShifts(): void {
  const scope = window as unknown as { shifts: number };
  scope.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      scope.shifts += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}

test("lab › opened and response arrives › no layout shift, and the diagram stays in its place", async ({
  page,
  observed,
}) => {
  await page.addInitScript(recordShifts);
  await openProfile(page, { id: "missing-method" });
  const before = await picture(page).boundingBox();
  await mainButton(page).click();
  await expect(panes(page).result).toBeVisible();
  await expect(page.getByRole("region", { name: "Request history" })).toBeVisible();
  expect((await picture(page).boundingBox())?.x).toBe(before?.x);
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
  await openApp(page);
  const history = page.getByRole("region", { name: "Request history" }).getByRole("listitem");
  for (let count = 1; count <= 3; count++) {
    await page.getByRole("button", { name: "Read the list" }).click();
    await expect(history).toHaveCount(count);
    await expect(picture(page)).toBeVisible();
  }
  expect(await page.evaluate(() => (window as unknown as { gaps: number }).gaps)).toBe(0);
  observed.takeErrors();
});
