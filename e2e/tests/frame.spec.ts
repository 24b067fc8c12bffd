import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

test("search › opened by the slash key › finds, follows the arrows, opens, and closes", async ({
  page,
}) => {
  await page.goto("/glossary");
  await page.getByRole("main").click();
  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: "Profile, error or term" });
  await expect(field).toBeFocused();
  await field.fill("method not");
  const options = page.getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expectNoViolations(page, "search open", "dialog");
  await field.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await field.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("button", { name: "Search" }).click();
  await field.fill("opaque response");
  await expect(options.first()).toContainText("opaque response");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/glossary#opaque-response$/);
  await expect(page.locator("#opaque-response")).toBeInViewport();

  // The slash is a letter in a field.
  await page.goto("/diagnose");
  await page.getByLabel("Paste what you have").press("/");
  await expect(page.getByLabel("Paste what you have")).toHaveValue("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("stack and theme › chosen › kept for the next page, without script on the first paint", async ({
  page,
}) => {
  await page.goto("/glossary");
  const stack = page.getByRole("combobox", { name: "Your server" });
  await stack.selectOption("FastAPI");
  await expect(page).toHaveURL(/\?stack=fastapi$/);
  const theme = page.getByRole("button", { name: /^Theme/ });
  await theme.click();
  await theme.click();
  await expect(theme).toHaveAccessibleName("Theme: dark. Change to system");
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(await scheme()).toBe("dark");
  await page.goto("/errors/missing-allow-origin-header");
  await expect(stack).toHaveValue("fastapi");
  expect(await scheme()).toBe("dark");
  await page.goto("/glossary?stack=nginx");
  await expect(stack).toHaveValue("nginx");
});

test("address with a misspelt name › opened › suggests the page that was meant", async ({
  page,
  observed,
}) => {
  await page.goto("/errors/mising-allow-origin-header");
  const meant = page.getByRole("region", { name: "Did you mean" });
  await expect(meant.getByRole("link").first()).toHaveAttribute(
    "href",
    "/errors/missing-allow-origin-header",
  );
  await expectNoViolations(page, "suggestions");
  observed.takeErrors();
});
