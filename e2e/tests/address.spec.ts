import { get } from "node:http";
import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import { openProfile, panes, readConsolePane, toLink } from "../support/lab-page.ts";

test("link with a request › opened › sets the switches and sends nothing before Send", async ({
  page,
  observed,
}) => {
  await page.goto(toLink("missing-method", { request: "update", cookies: "1", token: "1" }));
  const { app, result } = panes(page);
  const prepared = page.getByRole("region", { name: "Prepared request" });
  await expect(prepared).toContainText("edit an item");
  await expect(app.getByLabel("send cookies")).toBeChecked();
  await expect(app.getByLabel("send token")).toBeChecked();
  expect(observed.sent).toEqual([]);

  await prepared.getByRole("button", { name: "Send request" }).click();
  await expect(result).toContainText("PUT /items/");
  await expect(result).toContainText("with cookies and the token through Method not allowed");
  await expect(prepared).toHaveCount(0);
  await observed.expectErrors(await readConsolePane(page));
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
  await page.getByRole("link", { name: "Method not allowed" }).click();
  await expect(page).toHaveURL(toLink("missing-method"));
  await expect(panes(page).result).toContainText("through Method not allowed");
  await page.goBack();
  await expect(panes(page).result).toContainText("through Correct");
  expect(observed.sent.length).toBe(3);
});

test("lab at 127.0.0.1 › Correct profile › blocked as another origin, with a link to localhost", async ({
  page,
  observed,
}) => {
  await page.goto(suite.web.replace("localhost", "127.0.0.1") + toLink("correct"));
  await expect(page.getByRole("note").first()).toContainText("not the origin");
  await expect(page.getByRole("link", { name: `Open ${suite.web}` })).toBeVisible();
  await expect(page.getByRole("region", { name: "The fix" })).toContainText(
    "The configuration is correct",
  );
  await expect(panes(page).result).toContainText("Blocked by the browser");
  await observed.expectErrors(await readConsolePane(page));
});

test("lab behind a forwarded host › opened › says why it cannot work and sends nothing", async ({
  observed,
}) => {
  const text = await new Promise<string>((done, fail) => {
    const headers = { "X-Forwarded-Host": "lab-3000.forwarded.example" };
    get(suite.web, { headers }, (response) => {
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
