import { errorPages, toCauses } from "@blocked/error-guide";
import { readReferences } from "@blocked/error-guide/generate";
import { expectNoViolations } from "../everyone.ts";
import { expect, panes, test } from "../fixtures.ts";
import { readConsolePane } from "../lab-driver.ts";
import { suite } from "../settings.ts";
import { prediction, reality, send } from "../workbench-driver.ts";

for (const { engine, rows } of readReferences()) {
  test(`a pasted line of ${engine} leads to the page of its code`, async ({ page }) => {
    const row = rows.find(({ id }) => id === "missing-method/update");
    await page.goto("/errors");
    // Of WebKit's lines the first has the reason, and only the second the address.
    await page.getByLabel("Paste the red line").fill(row?.lines.join("\n") ?? "");
    await page.getByRole("button", { name: "Explain it" }).click();
    await expect(page).toHaveURL(/\/errors\/method-disallowed-by-preflight-response/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The method is not allowed");
    // Firefox does not say which method.
    const said = engine === "firefox" ? "/items/1" : "PUT";
    await expect(page.getByLabel("Your line")).toContainText(said);
  });
}

test("the lab’s own box takes a line as well, and what is not understood is said", async ({
  page,
  witnessed,
}) => {
  await page.goto("/");
  await page.getByLabel("Paste the red line").fill("TypeError: Failed to fetch");
  await page.getByLabel("Paste the red line").press("Enter");
  await expect(page.getByRole("alert").first()).toContainText("only says that the request failed");
  witnessed.takeErrors();
});

test("every cause can be run where it is described, and says what the console says", async ({
  page,
  witnessed,
}) => {
  await page.goto("/errors/preflight-missing-allow-origin-header");
  await expectNoViolations(page, "as it opens");
  const causes = page.getByRole("article");
  await expect(causes).toHaveCount(toCauses("PreflightMissingAllowOriginHeader").length);
  for (const title of ["CORS disabled", "Sign-in checked before CORS"]) {
    const cause = causes.filter({ has: page.getByRole("heading", { name: title }) });
    await cause.getByRole("button", { name: "Run it here" }).click();
    await expect(cause.getByRole("region", { name: "The demonstration" })).toBeFocused();
    await expect(cause.getByRole("figure")).toBeVisible();
    await expect(panes(page).console).toHaveCount(1);
    await witnessed.expectErrors(await readConsolePane(page));
  }
  await page.getByRole("button", { name: "Apply it and send again" }).click();
  await expect(panes(page).result).toContainText("through Sign-in checked after CORS");
  await expectNoViolations(page, "run and mended");
});

test("another website asks where its harm is described, and through the fix it gets nothing", async ({
  page,
  witnessed,
}) => {
  await page.goto("/errors/reflected-origin");
  await page.getByRole("button", { name: "Run it here" }).click();
  await expect(panes(page).result).toContainText("Works, and should not");
  await expect(page.frameLocator("iframe[title='Another website']").locator("#got")).toContainText(
    "Fountain pen",
  );
  await witnessed.expectErrors([]);
  await page.getByRole("button", { name: "Apply it and send again" }).click();
  await expect(panes(page).result).toContainText("Blocked by the browser");
  await witnessed.expectErrors(await readConsolePane(page));
});

for (const [slug, said] of [
  ["disallowed-by-mode", "same-origin requests only"],
  ["cors-disabled-scheme", "does not begin with http://"],
] as const) {
  test(`the workbench performs ${slug}, as its page promises`, async ({ page, witnessed }) => {
    await page.goto(`/errors/${slug}`);
    await page.getByRole("link", { name: "Send it in the workbench" }).click();
    await expect(prediction(page)).toContainText(said);
    await send(page);
    await expect(reality(page)).toContainText("As predicted.");
    const pane = reality(page).getByRole("region", { name: "What Chromium’s console" });
    await witnessed.expectErrors(await readConsolePane(page, pane));
  });
}

test("two options that contradict each other end as their page says", async ({
  page,
  witnessed,
  engine,
}) => {
  test.skip(
    engine !== "chromium",
    "the others send such a request, and end it in an error of the network",
  );
  await page.goto("/errors/no-cors-redirect-mode-not-follow");
  const url = `${suite.api}/p/correct/items`;
  const got = await page.evaluate(
    (address) => fetch(address, { mode: "no-cors", redirect: "manual" }).then(String, String),
    url,
  );
  expect(got).toBe("TypeError: Failed to fetch");
  expect(await witnessed.corsError(url)).toEqual({
    corsError: "NoCorsRedirectModeNotFollow",
    failedParameter: "",
  });
  const [line = "", ...others] = witnessed.takeErrors();
  expect([line, others]).toEqual([
    `Fetch API cannot load ${url}. Request mode is "no-cors" but the redirect mode is not "follow".`,
    [],
  ]);
  const sentence = line.slice(line.indexOf("Request mode"));
  await expect(page.getByText(sentence).first()).toBeVisible();
});

test("no page of an error is wider than a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/errors");
  await expectNoViolations(page, "the list");
  for (const path of ["/errors", "/errors/missing-allow-origin-header", "/errors/read?line=x"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
  expect(errorPages.length).toBeGreaterThan(25);
});
