import { families } from "@blocked/profiles";
import { expect, test } from "../support/fixtures.ts";
import {
  chooseProfile,
  mainButton,
  openProfile,
  showMe,
  sidebarItem,
} from "../support/lab-page.ts";

const folded = families.filter(({ isFolded }) => isFolded === true);

test("sidebar › profile opened › its own chapter is unfolded, and stays so", async ({ page }) => {
  await openProfile(page, { id: "correct" });
  const chapters = page.getByRole("navigation", { name: "Profiles" }).locator("details");
  await expect(chapters).toHaveCount(folded.length);
  await expect(page.locator("details[open] h2")).toHaveCount(0);
  await openProfile(page, { id: "cache-with-vary" });
  await expect(page.locator("details[open] h2")).toHaveText(["Silent failures"]);
  // It stands far below the sidebar's first screen.
  await expect(sidebarItem(page, { id: "cache-with-vary" })).toBeInViewport();
  await page.locator("summary", { hasText: "Wrong origin" }).click();
  await chooseProfile(page, { id: "correct" });
  await expect(page.locator("details[open] h2")).toHaveText(["Wrong origin", "Silent failures"]);
});

test("sidebar › profile of a folded chapter › opens, and its button sends the request", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "correct" });
  await showMe(page, { id: "two-origins", title: "Two origins in one header" });
  await expect(page).toHaveURL(/lab\/two-origins/);
  await expect.poll(observed.countErrors).toBe(2);
  expect(observed.sent).toHaveLength(1);
  observed.takeErrors();
});

test("sidebar › search › finds profiles of every chapter by title and message", async ({
  page,
}) => {
  await openProfile(page, { id: "correct" });
  const find = page.getByRole("searchbox", { name: "Find a profile" });
  const found = page.getByRole("navigation", { name: "Profiles" }).getByRole("listitem");
  await find.fill("trailing SLASH");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Trailing slash");
  await find.fill("contains multiple values");
  await expect(found).toContainText(["Two origins in one header", "Header sent twice"]);
  await find.fill("no such thing");
  await expect(page.getByText("No profile matches.")).toBeVisible();
  await find.fill("");
  await expect(found.first()).toContainText("CORS disabled");
});

test("sidebar › failure seen and fixed › progress survives a reload, until reset", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "correct" });
  const item = sidebarItem(page, { id: "missing-method" });
  await expect(item).toContainText("not tried");
  // Waits until it is open: the button of the profile before is there for as long as the prediction takes.
  await chooseProfile(page, { id: "missing-method" });
  await mainButton(page).click();
  await expect(item).toContainText("failure seen");
  await page.getByRole("button", { name: "Apply fix and resend" }).click();
  await expect(item).toContainText("fixed");
  // The fix was sent through this profile, which the reader did not open.
  await expect(sidebarItem(page, { id: "correct" })).toContainText("not tried");
  await page.reload();
  await expect(item).toContainText("fixed");
  await page.getByRole("button", { name: "Reset progress" }).click();
  await expect(item).toContainText("not tried");
  observed.takeErrors();
});
