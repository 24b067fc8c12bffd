import { families, getRecorded, getShown, profiles } from "@blocked/profiles";
import type { Page } from "@playwright/test";
import { expect, panes, test } from "../fixtures.ts";
import { openProfile, showMe } from "../lab-driver.ts";

test.use({ ownPage: true });

const picture = (page: Page) => page.getByRole("figure").last();

const firsts = families.flatMap(({ profiles: [first] }) => (first === undefined ? [] : [first]));

test("on a laptop's screen the whole picture is in view", async ({ page, witnessed }) => {
  const height = 720;
  await page.setViewportSize({ width: 1280, height });
  await openProfile(page, { id: "correct" });
  // What leaves least room, and one of each chapter.
  const talkative = profiles.toSorted((a, b) => b.lesson.length - a.lesson.length).slice(0, 12);
  for (const profile of [...talkative, ...firsts].filter((one) => getRecorded(one) === null)) {
    await showMe(page, profile);
    await expect(panes(page).result).toContainText(`through ${profile.title}`);
    // Of a scenario the steps are the story.
    const isScenario = getShown(profile) === null;
    const story = isScenario ? page.getByRole("list", { name: "Steps" }) : picture(page);
    const box = await story.boundingBox();
    // Behind a redirect the story is told twice.
    const isLong = (getShown(profile)?.outcome.exchanges.length ?? 0) > 2;
    const bottom = (box?.y ?? 0) + (isLong ? 0 : (box?.height ?? Infinity));
    expect(bottom, profile.id).toBeLessThanOrEqual(height);
    expect(box?.y, profile.id).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => scrollY), profile.id).toBe(0);
  }
  witnessed.takeErrors();
});

test("nothing is wider than a narrow screen, and a new picture comes into view", async ({
  page,
  witnessed,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openProfile(page, { id: "missing-method" });
  await page.getByRole("button", { name: "Show me", exact: true }).click();
  await expect(picture(page)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  witnessed.takeErrors();
});

test("nothing moves when an answer arrives", async ({ page, witnessed }) => {
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
  witnessed.takeErrors();
});

test("a new answer takes the place of the old picture, which never goes away before", async ({
  page,
  witnessed,
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
  witnessed.takeErrors();
});

test("the keyboard alone leads from the first profile to an applied fix", async ({
  page,
  witnessed,
}) => {
  await openProfile(page, { id: "disabled" });
  const focused = page.locator(":focus");
  const tabTo = async (name: string) => {
    for (let count = 0; count < 120; count++) {
      await page.keyboard.press("Tab");
      const label = await focused.evaluate(
        (element) => element.getAttribute("aria-label") ?? element.textContent ?? "",
      );
      if (label === name) return;
    }
    throw new Error(`Tab never reached "${name}".`);
  };
  await tabTo("Show me Method not allowed");
  await page.keyboard.press("Enter");
  await expect(panes(page).result).toContainText("PUT /items/");
  await tabTo("Apply fix and resend");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure", { name: "Request diagram after the fix" })).toBeVisible();
  await expect(panes(page).result).toContainText("Your script may read it");
  witnessed.takeErrors();
});

test("a check, its header, its line of the policy and its line of the fix are marked together", async ({
  page,
  witnessed,
}) => {
  await openProfile(page, { id: "missing-method" });
  await page.getByRole("button", { name: "Show me", exact: true }).click();
  await expect(panes(page).result).toContainText("PUT /items/");
  const marked = page.locator("[data-marked]");
  const want = [
    /^ {2}methods: \["GET", "HEAD", "POST", "DELETE"\]/,
    /Allow-Methods failed/,
    /access-control-allow-methods: GET, HEAD, POST, DELETE/,
    /removed: .*methods: /,
    /added: .*methods: .*"PUT"/,
  ];
  const places = [
    picture(page).getByText("Allow-Methods"),
    page.getByLabel("Response headers").getByText("access-control-allow-methods"),
    page.getByLabel("The configuration in Fastify").getByText("methods:"),
    page.getByLabel("The fix in Fastify").getByText("added:").locator(".."),
  ];
  for (const place of places) {
    await page.mouse.move(0, 0);
    await place.hover();
    await expect(marked.filter({ visible: true })).toContainText(want);
  }
  await page.locator(".diagram-check").filter({ hasText: "Allow-Origin" }).first().focus();
  await expect(marked.filter({ hasText: "access-control-allow-origin" }).first()).toBeAttached();
  witnessed.takeErrors();
});

test("the course remembers how far this browser has come, and forgets when asked", async ({
  page,
  witnessed,
}) => {
  await openProfile(page, { id: "correct" });
  const rail = page.getByRole("navigation", { name: "Profiles" });
  const item = rail.getByRole("listitem").filter({ hasText: "Method not allowed" });
  await expect(item).toContainText("not tried");
  await page.getByRole("button", { name: "Show me Method not allowed" }).click();
  await expect(item).toContainText("failure seen");
  await page.getByRole("button", { name: "Apply fix and resend" }).click();
  await expect(item).toContainText("fixed");
  await page.reload();
  await expect(item).toContainText("fixed");
  await page.getByRole("button", { name: "Reset progress" }).click();
  await expect(item).toContainText("not tried");
  witnessed.takeErrors();
});
