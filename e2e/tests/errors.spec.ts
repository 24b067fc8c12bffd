import { errorPages, toCauses } from "@blocked/error-guide";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import { panes, readConsolePane } from "../support/lab-page.ts";
import { prediction, reality, send } from "../support/playground-page.ts";

test("error page › each cause run › shows what the console prints", async ({ page, observed }) => {
  await page.goto("/errors/preflight-missing-allow-origin-header");
  await expectNoViolations(page, "as it opens");
  const causes = page.getByRole("article");
  await expect(causes).toHaveCount(toCauses("PreflightMissingAllowOriginHeader").length);
  for (const title of ["CORS disabled", "Sign-in checked before CORS"]) {
    const cause = causes.filter({ has: page.getByRole("heading", { name: title }) });
    await cause.getByRole("button", { name: "Run demo" }).click();
    await expect(cause.getByRole("region", { name: "Demo", exact: true })).toBeFocused();
    await expect(cause.getByRole("figure")).toBeVisible();
    await expect(panes(page).console).toHaveCount(1);
    await observed.expectErrors(await readConsolePane(page));
  }
  await page.getByRole("button", { name: "Apply fix and resend" }).click();
  await expect(panes(page).result).toContainText("sent with the fix");
  await expectNoViolations(page, "run and mended");
});

test("error page › FastAPI chosen › verdict, fix in FastAPI, evidence, what looks alike, wordings folded", async ({
  page,
}) => {
  await page.goto("/errors/method-disallowed-by-preflight-response?stack=fastapi");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "What to change",
    "What happened",
    "Causes that look alike",
    "In which servers this is what you see",
    "The message in each browser",
    "Further reading",
  ]);
  await expect(page.getByRole("main")).toContainText(
    "Blocked by the browser. The response to the preflight does not list the method",
  );
  await expect(
    page.getByLabel("The fix of Method not allowed").filter({ visible: true }),
  ).toContainText('allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"]');
  await expect(page.getByRole("figure")).toContainText("PUT never sent");
  const firefox = page.getByText(/Did not find method in CORS header/);
  await expect(firefox).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(firefox).toBeVisible();
  await expect(page.getByRole("tab").filter({ visible: true }).first()).toHaveText("FastAPI");
  await page.emulateMedia({ media: null });
  await expect(firefox).toBeHidden();
  await page.getByText(/^Firefox 1/).click();
  await expect(firefox).toBeVisible();
  await expect(page.locator(".button-main:visible")).toHaveText(["Run demo"]);
});

test("error index › filtered by words, by sight and by engine › only what matches", async ({
  page,
}) => {
  await page.goto("/errors");
  const list = page.getByRole("region", { name: "Errors from A to Z" });
  await expect(list.getByRole("listitem")).toHaveCount(errorPages.length);
  await page.getByLabel("What you see").selectOption("dangerous");
  await expect(list.getByRole("link", { name: "Origin null allowed" })).toBeVisible();
  await expect(list.getByRole("link", { name: "The method is not allowed" })).toHaveCount(0);
  await page.getByLabel("What you see").selectOption("preflight");
  await page.getByLabel("Words of the message").fill("did not find method");
  await expect(list).toContainText("No error matches.");
  await page.getByLabel("Message in").selectOption("firefox");
  await expect(list.getByRole("link")).toHaveText(["The method is not allowed"]);
});

test("error page of an insecure configuration › run and fixed › attacker reads, then is blocked", async ({
  page,
  observed,
}) => {
  await page.goto("/errors/reflected-origin");
  await page.getByRole("button", { name: "Run demo" }).click();
  await expect(panes(page).result).toContainText("Insecure");
  await expect(page.frameLocator("iframe[title='Another website']").locator("#got")).toContainText(
    "Fountain pen",
  );
  await observed.expectErrors([]);
  await page.getByRole("button", { name: "Apply fix and resend" }).click();
  await expect(panes(page).result).toContainText("Blocked by the browser");
  await observed.expectErrors(await readConsolePane(page));
});

for (const [slug, said] of [
  ["disallowed-by-mode", "same-origin requests only"],
  ["cors-disabled-scheme", "does not begin with http://"],
] as const) {
  test(`playground › opened from the error page ${slug} › result as predicted`, async ({
    page,
    observed,
  }) => {
    await page.goto(`/errors/${slug}`);
    await page.getByRole("link", { name: "Open in the playground" }).click();
    await expect(prediction(page)).toContainText(said);
    await send(page);
    await expect(reality(page)).toContainText("As predicted.");
    const pane = reality(page).getByRole("region", { name: "What Chromium’s console" });
    await observed.expectErrors(await readConsolePane(page, pane));
  });
}

test("no-cors › with manual redirects › ends with the code of its error page", async ({
  page,
  observed,
  engine,
}) => {
  test.skip(
    engine !== "chromium",
    "the other engines send the request, which ends in a network error",
  );
  await page.goto("/errors/no-cors-redirect-mode-not-follow");
  const url = `${suite.api}/p/correct/items`;
  const got = await page.evaluate(
    (address) => fetch(address, { mode: "no-cors", redirect: "manual" }).then(String, String),
    url,
  );
  expect(got).toBe("TypeError: Failed to fetch");
  expect(await observed.corsError(url)).toEqual({
    corsError: "NoCorsRedirectModeNotFollow",
    failedParameter: "",
  });
  const [line = "", ...others] = observed.takeErrors();
  expect([line, others]).toEqual([
    `Fetch API cannot load ${url}. Request mode is "no-cors" but the redirect mode is not "follow".`,
    [],
  ]);
  const sentence = line.slice(line.indexOf("Request mode"));
  await expect(page.getByText(sentence).first()).toBeVisible();
});

test("error pages › 390 pixels wide › nothing overflows", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/errors");
  await expectNoViolations(page, "the list");
  for (const path of ["/errors", "/errors/missing-allow-origin-header"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
  expect(errorPages.length).toBeGreaterThan(25);
});
