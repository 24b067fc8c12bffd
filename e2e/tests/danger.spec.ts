import { families, fillIn, getFix, getOutcome, getShown, profiles } from "@blocked/profiles";
import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import { openProfile, panes, readConsolePane, showMe } from "../support/lab-page.ts";
import { readExchanges, summarise } from "../support/witness.ts";

const dangerous = families.find(({ kind }) => kind === "dangerous")?.profiles ?? [];

// Each insecure configuration in the page: the attacker's page gets through, and after the fix it does not.
for (const profile of dangerous.filter((one) => getFix(one) !== one)) {
  const shown = getShown(profile);
  if (shown === null) continue;
  const { probe, outcome } = shown;

  test(`${profile.id} › requested by the attacker › succeeds, and is blocked after the fix`, async ({
    page,
    observed,
    engine,
  }) => {
    const isAlike = profile.id.startsWith("pattern-") && profile.id !== "pattern-without-end";
    test.skip(engine !== "chromium" && isAlike, "a pattern is the same for every engine");
    await openProfile(page, profile);
    const { result } = panes(page);
    await showMe(page, profile);
    await expect(result).toContainText("Insecure");
    const asker = probe.from === "null" ? "null" : suite.attacker;
    await expect(result.getByRole("heading").first()).toContainText(`sent by ${asker}`);

    const frame = page.frameLocator("iframe[title='Another website']");
    const isRead = outcome.verdict === "readable";
    await expect(frame.locator("#what")).toContainText(
      isRead ? "It read" : "It could read nothing",
    );
    if (isRead) await expect(frame.locator("#got")).toContainText("Fountain pen");
    const url = observed.sent.find((one) => one.includes(`/p/${profile.id}/items?`)) ?? "";
    const exchanges = await readExchanges(url);
    expect(summarise(exchanges)).toEqual(getOutcome(profile, probe.id, engine).exchanges);
    // Two ports of one machine are one site, so SameSite does not keep the cookie back. A sandboxed frame belongs
    // to no site, except in WebKit.
    const isSameSite = probe.from === "attacker" || engine === "webkit";
    const cookie = exchanges.at(-1)?.requestHeaders.find(([name]) => /^cookie$/i.test(name));
    expect(cookie !== undefined).toBe(isSameSite);
    if (!isRead) {
      expect(exchanges.at(-1)?.rowsWritten).toBe(1);
      await observed.expectErrors(await readConsolePane(page), url);
    }

    await page.getByRole("button", { name: "Apply fix and resend" }).click();
    await expect(result.getByRole("heading").first()).toContainText("with the fix");
    await expect(result).toContainText("Blocked by the browser");
    await page.getByRole("tab", { name: "JavaScript" }).click();
    await expect(page.getByRole("region", { name: "What their JavaScript got" })).toBeVisible();
    const mended = fillIn(getOutcome(getFix(profile), probe.id, engine), suite.web);
    const last = observed.sent.findLast((one) => one.includes(`/p/${getFix(profile).id}/items?`));
    expect(summarise(await readExchanges(last ?? ""))).toEqual(mended.exchanges);
    // The DevTools protocol reports no code for a frame with the origin null.
    if (engine === "chromium" && mended.verdict === "blocked" && probe.from === "attacker") {
      const { code: corsError, parameter: failedParameter } = mended;
      expect(await observed.corsError(last ?? "")).toEqual({ corsError, failedParameter });
    }
    await observed.expectErrors(await readConsolePane(page), last);
    await expect(page.getByRole("button", { name: "Apply fix and resend" })).toHaveCount(0);
  });
}

test("attacker's page › given a path outside the profiles › sends nothing", async ({ page }) => {
  await page.goto(`${suite.attacker}/?path=/reset&method=POST`);
  await expect(page).toHaveTitle("Another website");
  await expect(page.getByText("Opened without a request to send.")).toBeVisible();
});

test("every profile › requested by the attacker without a key › unreadable", async ({
  page,
  observed,
}) => {
  await page.goto(suite.attacker);
  const addresses = profiles.map(({ id }) => `${suite.api}/p/${id}/items`);
  const got = await page.evaluate(
    (all) =>
      Promise.all(
        all.map((address) =>
          fetch(address, { credentials: "include" }).then(({ url }) => url, String),
        ),
      ),
    addresses,
  );
  expect(got.filter((one) => !one.startsWith("TypeError"))).toEqual([]);
  observed.takeErrors();
});
