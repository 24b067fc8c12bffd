import { families } from "@blocked/profiles";
import { expect, test } from "../fixtures.ts";
import { openProfile, showMe } from "../lab-driver.ts";

const folded = families.filter(({ isFolded }) => isFolded === true);

test("chapters beyond the tutorial's are folded, but for the one that is open", async ({
  page,
}) => {
  await openProfile(page, { id: "correct" });
  const chapters = page.getByRole("navigation", { name: "Profiles" }).locator("details");
  await expect(chapters).toHaveCount(folded.length);
  await expect(page.locator("details[open] h2")).toHaveCount(0);
  await openProfile(page, { id: "plugin-defaults" });
  await expect(page.locator("details[open] h2")).toHaveText(["Preflight failures"]);
});

test("a folded profile can be shown without opening it first", async ({ page, witnessed }) => {
  await openProfile(page, { id: "correct" });
  await showMe(page, { title: "Two origins in one header" });
  await expect(page).toHaveURL(/profile=two-origins/);
  await expect.poll(witnessed.countErrors).toBe(2);
  witnessed.takeErrors();
});

test("a few letters find a profile in any chapter, those of its sentence too", async ({ page }) => {
  await openProfile(page, { id: "correct" });
  const find = page.getByRole("searchbox", { name: "Find a configuration" });
  const found = page.getByRole("navigation", { name: "Profiles" }).getByRole("listitem");
  await find.fill("trailing SLASH");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Trailing slash");
  await find.fill("contains multiple values");
  await expect(found).toContainText(["Two origins in one header", "The header sent twice"]);
  await find.fill("no such thing");
  await expect(page.getByText("Nothing like that.")).toBeVisible();
  await find.fill("");
  await expect(found.first()).toContainText("CORS disabled");
});
