import { expect, test } from "../support/fixtures.ts";
import { mainButton, openProfile, panes } from "../support/lab-page.ts";

test("linked highlight › check, header, policy or fix hovered › all four are marked", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "missing-method" });
  await mainButton(page).click();
  await expect(panes(page).result).toContainText("PUT /items/");
  const marked = page.locator("[data-marked]").filter({ visible: true });
  const check = /Allow-Methods failed/;
  const fix = [/removed: .*methods: /, /added: .*methods: .*"PUT"/];
  const header = /access-control-allow-methods: GET, HEAD, POST, DELETE/;
  const line = /^ {2}methods: \["GET", "HEAD", "POST", "DELETE"\]/;
  const places = [
    [page.getByRole("figure").last().getByText("Allow-Methods"), "Requests", header],
    [
      page.getByLabel("Response headers").getByText("access-control-allow-methods"),
      "Requests",
      header,
    ],
    [page.getByLabel("The configuration in Fastify").getByText("methods:"), "Configuration", line],
    [
      page.getByLabel("The fix in Fastify").getByText("added:").locator(".."),
      "Configuration",
      line,
    ],
  ] as const;
  for (const [place, tab, evidence] of places) {
    await page.getByRole("tab", { name: tab }).click();
    await page.mouse.move(0, 0);
    await place.hover();
    await expect(marked).toContainText([check, ...fix, evidence]);
  }
  await page.locator(".diagram-check").filter({ hasText: "Allow-Origin" }).first().focus();
  await expect(
    page.locator("[data-marked]").filter({ hasText: "access-control-allow-origin" }).first(),
  ).toBeAttached();
  observed.takeErrors();
});
