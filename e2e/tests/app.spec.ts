import { expect, panes, test } from "../fixtures.ts";
import { fillIn, openProfile, readConsolePane } from "../lab-driver.ts";

test("creates, edits and deletes an item", async ({ page }) => {
  await openProfile(page, { id: "correct" });
  const { app, result } = panes(page);
  const name = `crud ${test.info().testId}`;

  await fillIn(page, "New item", "Create", name);
  await expect(result).toContainText("POST /items through Correct");
  await expect(app.getByRole("row", { name })).toContainText("24.50");
  await expect(panes(page).server).toContainText("handler ran, 1 row written");

  await app.getByRole("button", { name: `Edit ${name}` }).click();
  const edit = page.getByRole("form", { name: /^Edit item/ });
  await edit.getByLabel("Price").fill("0.05");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(result).toContainText("PUT /items/");
  await expect(app.getByRole("row", { name })).toContainText("0.05");

  await app.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(result).toContainText("DELETE /items/");
  await expect(app.getByRole("row", { name })).toHaveCount(0);
});

test("signs in, is known by cookie and by token, and signs out", async ({ page, witnessed }) => {
  await openProfile(page, { id: "correct" });
  const { app, result, script } = panes(page);
  await app.getByLabel("send cookies").check();
  await app.getByRole("button", { name: "Sign in" }).click();
  await expect(app).toContainText("Signed in as demo");
  await app.getByRole("button", { name: "Read session" }).click();
  await expect(script).toContainText('"via": "cookie"');
  await expect(panes(page).server.getByText("blocked_by_cors_session")).toBeAttached();

  await app.getByLabel("send token").check();
  await app.getByRole("button", { name: "Read session" }).click();
  await expect(script).toContainText('"via": "bearer"');

  await app.getByRole("button", { name: "Sign out" }).click();
  await expect(result).toContainText("DELETE /session");
  await app.getByLabel("send token").uncheck();
  await app.getByRole("button", { name: "Read session" }).click();
  await expect(script).toContainText("status 401");
  // Chromium prints a line for every answer of 400 or more; the page says so too.
  await witnessed.expectErrors(await readConsolePane(page));
});

test("offers another way where signing in is blocked", async ({ page, witnessed }) => {
  await openProfile(page, { id: "disabled" });
  await witnessed.expectErrors(await readConsolePane(page));
  const { app, result } = panes(page);
  await app.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(result).toContainText("POST /session");
  await witnessed.expectErrors(await readConsolePane(page));
  await app.getByRole("button", { name: /through “Correct”/ }).click();
  await expect(app).toContainText("Signed in as demo");
});

test("keeps the last readable rows, marked, where the list cannot be read", async ({
  page,
  witnessed,
}) => {
  await openProfile(page, { id: "disabled" });
  await witnessed.expectErrors(await readConsolePane(page));
  const { app } = panes(page);
  await expect(app).toContainText("your script has not read them");
  await page.getByRole("link", { name: "Correct", exact: true }).click();
  await expect(app.getByRole("note")).toHaveCount(0);
  await page.getByRole("link", { name: "CORS disabled" }).click();
  await expect(app).toContainText("Stale: your script read these rows earlier.");
  await expect(app.getByRole("button", { name: "Edit Fountain pen" })).toBeVisible();
  await witnessed.expectErrors(await readConsolePane(page));
});

test("one action is one request; a write's refresh joins the history and explains nothing", async ({
  page,
  witnessed,
}) => {
  await openProfile(page, { id: "correct" });
  expect(witnessed.sent.length).toBe(1);
  await fillIn(page, "New item", "Create", `once ${test.info().testId}`);
  const { app, result } = panes(page);
  const history = page.getByRole("region", { name: "Request history" });
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await expect(result).toContainText("POST /items");
  expect(witnessed.sent.length).toBe(3);

  await history.getByRole("button").last().click();
  await expect(result).toContainText("GET /items");
  expect(witnessed.sent.length).toBe(3);
  await app.getByRole("button", { name: `Delete once ${test.info().testId}` }).click();
  await expect(history.getByRole("listitem")).toHaveCount(5);
});

test("remembers the last twenty requests", async ({ page }) => {
  await openProfile(page, { id: "correct" });
  const history = page.getByRole("region", { name: "Request history" }).getByRole("listitem");
  for (let count = 2; count <= 22; count++) {
    await page.getByRole("button", { name: "Read the list" }).click();
    await expect(history).toHaveCount(Math.min(count, 20));
  }
});
