import { expect, test } from "../support/fixtures.ts";
import {
  chooseProfile,
  fillForm,
  itemRow,
  mainButton,
  openApp,
  openProfile,
  panes,
  readConsolePane,
} from "../support/lab-page.ts";

test("item › created, edited and deleted › each request succeeds and the table follows", async ({
  page,
}) => {
  await openProfile(page, { id: "correct" });
  const app = await openApp(page);
  const { result } = panes(page);
  const name = `crud ${test.info().testId}`;

  await fillForm(page, "New item", "Create", name);
  await expect(result).toContainText("POST /items with cookies and the token through Correct");
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

test("session › cookie, token, sign-out › the API reports each, then 401", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "correct" });
  const app = await openApp(page);
  const { result, script } = panes(page);
  // The profile's own request has both switches on.
  await app.getByLabel("send cookies").check();
  await app.getByLabel("send token").uncheck();
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
  // Chromium prints a line for every status of 400 or more, and so does the page.
  await observed.expectErrors(await readConsolePane(page));
});

test("sign-in › blocked by the profile › the app offers sign-in through Correct", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "disabled" });
  const app = await openApp(page);
  const { result } = panes(page);
  await app.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(result).toContainText("POST /session");
  await observed.expectErrors(await readConsolePane(page));
  await app.getByRole("button", { name: /through “Correct”/ }).click();
  await expect(app).toContainText("Signed in as demo");
});

test("session › signed in with the cookie switch off › Read session carries the token", async ({
  page,
}) => {
  await openProfile(page, { id: "correct" });
  const app = await openApp(page);
  await app.getByLabel("send cookies").uncheck();
  await app.getByLabel("send token").uncheck();
  await app.getByRole("button", { name: "Sign in" }).click();
  await expect(app).toContainText("Signed in as demo by token only");
  await app.getByRole("button", { name: "Read session" }).click();
  await expect(panes(page).result).toContainText("GET /session with the token");
  await expect(app).toContainText("You are demo. The API knows it by its token");
  await expect(panes(page).script).toContainText('"via": "bearer"');
});

test("items table › list is blocked › the rows say that the script could not read them", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "disabled" });
  const app = await openApp(page);
  await expect(app.getByRole("note")).toContainText("your script has not read it");
  await mainButton(page).click();
  await expect(app.getByRole("note")).toContainText("your script could not read it");
  await observed.expectErrors(await readConsolePane(page));
  await chooseProfile(page, { id: "correct" });
  await app.getByRole("button", { name: "Read the list" }).click();
  await expect(app.getByRole("note")).toHaveCount(0);
  await chooseProfile(page, { id: "disabled" });
  await app.getByRole("button", { name: "Read the list" }).click();
  await expect(panes(page).result).toContainText("GET /items");
  await expect(app).toContainText("Stale: your script read these rows earlier.");
  await expect(itemRow(app, 1).getByRole("button", { name: /^Edit / })).toBeVisible();
  await observed.expectErrors(await readConsolePane(page));
});

test("app › one action › one request; a write's refresh appears only in the history", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "correct" });
  expect(observed.sent.length).toBe(0);
  await fillForm(page, "New item", "Create", `once ${test.info().testId}`);
  const { app, result } = panes(page);
  const history = page.getByRole("region", { name: "Request history" });
  await expect(history.getByRole("listitem")).toHaveCount(2);
  await expect(result).toContainText("POST /items");
  expect(observed.sent.length).toBe(2);

  await history.getByRole("button").first().click();
  await expect(result).toContainText("GET /items");
  expect(observed.sent.length).toBe(2);
  await app.getByRole("button", { name: `Delete once ${test.info().testId}` }).click();
  await expect(history.getByRole("listitem")).toHaveCount(4);
});

test("history › after 22 requests › lists the last 20", async ({ page }) => {
  await openProfile(page, { id: "correct" });
  await openApp(page);
  const history = page.getByRole("region", { name: "Request history" }).getByRole("listitem");
  for (let count = 1; count <= 22; count++) {
    await page.getByRole("button", { name: "Read the list" }).click();
    await expect(history).toHaveCount(Math.min(count, 20));
  }
});
