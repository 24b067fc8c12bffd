import { expect, test } from "../../support/fixtures.ts";
import { fillForm, openProfile, panes } from "../../support/lab-page.ts";

test("Restore samples › after rows were added and deleted › only the samples are left", async ({
  page,
}) => {
  await openProfile(page, { id: "correct" });
  const { app } = panes(page);
  await fillForm(page, "New item", "Create", "not a sample");
  await expect(app.getByRole("row", { name: "not a sample" })).toBeVisible();
  // Other tests may have left an item of the same name.
  const pen = app.getByRole("row", { name: /^1 Fountain pen/ });
  await pen.getByRole("button", { name: "Delete Fountain pen" }).click();
  await expect(pen).toHaveCount(0);

  await app.getByRole("button", { name: "Restore samples" }).click();
  await expect(pen).toBeVisible();
  await expect(app.getByRole("row", { name: "not a sample" })).toHaveCount(0);
  await expect(app.getByRole("status")).toHaveText("The samples are restored.");
});
