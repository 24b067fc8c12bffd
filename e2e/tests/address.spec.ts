import { get } from "node:http";
import { getShown, profiles } from "@blocked/profiles";
import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import {
  chooseProfile,
  mainButton,
  openApp,
  openProfile,
  panes,
  readConsolePane,
  showMe,
  toLink,
} from "../support/lab-page.ts";

test("link with a request › opened › predicts that request and sends nothing before Send", async ({
  page,
  observed,
}) => {
  await page.goto(
    toLink("missing-method", { request: "update", cookies: "1", token: "1", app: "1" }),
  );
  const { app, prepared, result } = panes(page);
  await expect(prepared).toContainText("PUT /items/");
  await expect(prepared).toContainText("with cookies and the token, predicted");
  await expect(app.getByLabel("send cookies")).toBeChecked();
  await expect(app.getByLabel("send token")).toBeChecked();
  expect(observed.sent).toEqual([]);

  await mainButton(page).click();
  await expect(result).toContainText("PUT /items/");
  await expect(result).toContainText("with cookies and the token through Method not allowed");
  await expect(prepared).toHaveCount(0);
  await observed.expectErrors(await readConsolePane(page));
});

test("lab without JavaScript › a failing profile › its predicted diagram, its verdict and the fix", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(suite.web + toLink("missing-method"));
  const { prepared } = panes(page);
  await expect(prepared).toContainText("Blocked by the browser");
  await expect(prepared.getByRole("figure")).toContainText("predicted: nothing was sent");
  await expect(prepared.getByRole("figure")).toContainText("wanted PUT");
  await expect(prepared.getByLabel("The fix in Fastify")).toContainText('"PUT"');
  await context.close();
});

test("profile chosen › after another's switches and frame › prepares its own request only", async ({
  page,
  observed,
}) => {
  const insecure = profiles.find((one) => getShown(one)?.probe.from === "attacker");
  if (insecure === undefined) throw new Error("Another website shows no profile.");
  await openProfile(page, insecure);
  await showMe(page, insecure);
  await expect(page.locator("iframe[title='Another website']")).toBeVisible();
  await chooseProfile(page, { id: "missing-method" });
  await expect(page.locator("iframe")).toHaveCount(0);
  await expect(panes(page).prepared.getByRole("heading").first()).toHaveText(
    /^PUT [/]items[/][0-9]+, predicted: nothing was sent$/,
  );
  const app = await openApp(page);
  await expect(app.getByRole("checkbox", { checked: true })).toHaveCount(0);
  observed.takeErrors();
});

test("fix applied › address, heading and Back › the profile stays, and Back shows the failure", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "missing-method" });
  await mainButton(page).click();
  const { result } = panes(page);
  await expect(result).toContainText("Blocked by the browser");
  // A link to a place on this page raises popstate, and must not open the profile again.
  await page.evaluate(() => (location.hash = "explained"));
  await expect(result).toContainText("Blocked by the browser");
  await page.getByRole("button", { name: "Apply fix and resend" }).click();
  await expect(result.getByRole("heading").first()).toContainText("Fixed: PUT /items/");
  await expect(page).toHaveURL(/[/]lab[/]missing-method[?]fixed=1/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Method not allowed");
  await expect(result.getByRole("figure").first()).toHaveAccessibleName(/after the fix/);
  const next = result.getByRole("link", { name: "Next: Header not allowed" });
  await expect(next).toBeVisible();
  const sent = observed.sent.length;

  await page.goBack();
  await expect(result).toContainText("Blocked by the browser");
  await expect(page.getByRole("button", { name: "Apply fix and resend" })).toBeVisible();
  await page.goForward();
  await expect(result.getByRole("heading").first()).toContainText("Fixed: PUT /items/");
  expect(observed.sent.length).toBe(sent);

  await next.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Header not allowed");
  await expect(panes(page).prepared).toContainText("GET /items with the token, predicted");
  await page.goBack();
  await expect(result.getByRole("heading").first()).toContainText("Fixed: PUT /items/");
  await expect(page).toHaveURL(/[/]lab[/]missing-method[?]fixed=1/);
  expect(observed.sent.length).toBe(sent);
  // The button that sent it is gone; another sends it again, through the failing profile.
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(result).toContainText("Blocked by the browser");
  await openApp(page);
  await page.goBack();
  await expect(panes(page).app).toBeHidden();
  await expect(result).toContainText("Blocked by the browser");

  // The list that the app read again belongs to the profile that has the fix.
  const history = page.getByRole("region", { name: "Request history" });
  await expect(history).toContainText("the app reads the list again");
  await history
    .getByRole("link", { name: /Open in Correct/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Correct");

  // Nothing was sent for a fresh link, so it shows the failure that is to be fixed, and says so.
  await page.goto(`${toLink("missing-method")}?fixed=1`);
  await expect(page).toHaveURL(/[/]lab[/]missing-method$/);
  await expect(panes(page).prepared).toContainText("predicted: nothing was sent");
  await expect(panes(page).prepared).toContainText("Blocked by the browser");
  observed.takeErrors();
});

test("steps › played by key and by link › the address names the step, and later rows are hidden", async ({
  page,
}) => {
  await openProfile(page, { id: "missing-method" });
  const rows = page.getByRole("figure").locator("li");
  const group = page.getByRole("group", { name: "Steps of the request" });
  await expect(group).toContainText("Step 5 of 5");
  await group.getByRole("button", { name: "Previous step" }).press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(group).toContainText("Step 3 of 5");
  await expect(page).toHaveURL(/[?]step=3/);
  await expect(rows.nth(2)).toBeVisible();
  await expect(rows.nth(3)).toBeHidden();
  await page.reload();
  await expect(group).toContainText("Step 3 of 5");
  await expect(rows.nth(3)).toBeHidden();
  await group.getByRole("button", { name: "Next step" }).click();
  await page.keyboard.press("ArrowRight");
  await expect(rows.nth(4)).toBeVisible();
  await expect(page).toHaveURL(/[/]lab[/]missing-method$/);
});

test("link to an unknown profile › opened › lists the profiles and sends nothing", async ({
  page,
  observed,
}) => {
  await page.goto(toLink("no-such-profile"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no-such-profile");
  await expect(page.getByRole("link", { name: "Method not allowed" })).toBeVisible();
  expect(observed.sent).toEqual([]);
});

test("back button › after a second profile › opens the first profile again", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "correct" });
  await chooseProfile(page, { id: "missing-method" });
  await expect(panes(page).prepared).toContainText("PUT /items/");
  await expect(page).toHaveTitle(/^Method not allowed: /);
  // Closed by its button, the app's window leaves no step for Back.
  await openApp(page);
  await expect(page).toHaveURL(/[/]lab[/]missing-method[?]app=1$/);
  await panes(page).app.getByRole("button", { name: "Close the app" }).click();
  await expect(page).toHaveURL(/[/]lab[/]missing-method$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Correct");
  await expect(page).toHaveTitle(/^Correct: /);
  await expect(panes(page).prepared).toContainText("with cookies and the token, predicted");
  expect(observed.sent).toEqual([]);
});

test("lab at 127.0.0.1 › Correct profile › blocked as another origin, with a link to localhost", async ({
  page,
  observed,
}) => {
  await page.goto(suite.web.replace("localhost", "127.0.0.1") + toLink("correct"));
  await expect(page.getByRole("note").first()).toContainText("not the origin");
  await expect(page.getByRole("link", { name: `Open ${suite.web}` })).toBeVisible();
  await expect(panes(page).prepared).toContainText("Blocked by the browser");
  await mainButton(page).click();
  await expect(page.getByRole("region", { name: "The fix" })).toContainText(
    "The configuration is correct",
  );
  await expect(panes(page).result).toContainText("Blocked by the browser");
  await observed.expectErrors(await readConsolePane(page), observed.sent[0]);
  // The list that is read after a write is blocked as well.
  observed.takeErrors();
});

test("lab behind a forwarded host › opened › says why it cannot work and sends nothing", async ({
  observed,
}) => {
  const text = await new Promise<string>((done, fail) => {
    const headers = { "X-Forwarded-Host": "lab-3000.forwarded.example" };
    get(suite.web + toLink("correct"), { headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += String(chunk)));
      response.on("end", () => done(body));
    }).on("error", fail);
  });
  expect(text).toContain("The lab cannot work through");
  expect(text).toContain("lab-3000.forwarded.example");
  expect(observed.sent).toEqual([]);
});

test("API › PUT to a misspelt profile › 404 that script can read", async ({ page, observed }) => {
  await page.goto("/lab.json");
  const answer = await page.evaluate(async (url) => {
    const response = await fetch(url, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    return [response.status, await response.json()];
  }, `${suite.api}/p/corect/items/1`);
  expect(answer).toMatchObject([404, { error: { code: "NOT_FOUND" } }]);
  await observed.expectErrors([
    "Failed to load resource: the server responded with a status of 404 (Not Found)",
  ]);
});
