import { expect, test } from "../support/fixtures.ts";
import { openProfile, panes } from "../support/lab-page.ts";

test("linked highlight › check, header, policy or fix hovered › all four are marked", async ({
  page,
  observed,
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
    page.getByRole("figure").last().getByText("Allow-Methods"),
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
  observed.takeErrors();
});
