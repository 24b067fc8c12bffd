import { families, fillIn, getFix, getOutcome, getShown, profiles } from "@blocked/profiles";
import { expect, panes, readExchanges, summarise, test } from "../fixtures.ts";
import { openProfile, readConsolePane, showMe } from "../lab-driver.ts";
import { suite } from "../settings.ts";

const dangerous = families.find(({ kind }) => kind === "dangerous")?.profiles ?? [];

// Each dangerous configuration as a person meets it: another website is let in, and after the fix it is not.
for (const profile of dangerous.filter((one) => getFix(one) !== one)) {
  const shown = getShown(profile);
  if (shown === null) continue;
  const { probe, outcome } = shown;

  test(`${profile.id}: another website gets what it should not, and through the fix it does not`, async ({
    page,
    witnessed,
    engine,
  }) => {
    const isAlike = profile.id.startsWith("pattern-") && profile.id !== "pattern-without-end";
    test.skip(engine !== "chromium" && isAlike, "a pattern is a pattern to every engine");
    await openProfile(page, profile);
    const { result } = panes(page);
    await showMe(page, profile);
    await expect(result).toContainText("Insecure");
    const asker = probe.from === "null" ? "null" : suite.evil;
    await expect(result.getByRole("heading").first()).toContainText(`sent by ${asker}`);

    const frame = page.frameLocator("iframe[title='Another website']");
    const isRead = outcome.verdict === "readable";
    await expect(frame.locator("#what")).toContainText(
      isRead ? "It read" : "It could read nothing",
    );
    if (isRead) await expect(frame.locator("#got")).toContainText("Fountain pen");
    const url =
      witnessed.sent.find(
        (one) => one.includes(`/p/${profile.id}/items?`) && one !== witnessed.sent[0],
      ) ?? "";
    const exchanges = await readExchanges(url);
    expect(summarise(exchanges)).toEqual(getOutcome(profile, probe.id, engine).exchanges);
    // Two ports of one machine are one site, so the browser adds the cookie, SameSite or not. A sandboxed frame is
    // of no site, for all but WebKit.
    const isOfSite = probe.from === "attacker" || engine === "webkit";
    const cookie = exchanges.at(-1)?.requestHeaders.find(([name]) => /^cookie$/i.test(name));
    expect(cookie !== undefined).toBe(isOfSite);
    if (!isRead) {
      expect(exchanges.at(-1)?.rowsWritten).toBe(1);
      await witnessed.expectErrors(await readConsolePane(page), url);
    }

    await page.getByRole("button", { name: "Apply fix and resend" }).click();
    await expect(result).toContainText(`through ${getFix(profile).title}`);
    await expect(result).toContainText("Blocked by the browser");
    await expect(page.getByRole("region", { name: "What their JavaScript got" })).toBeVisible();
    const mended = fillIn(getOutcome(getFix(profile), probe.id, engine), suite.web);
    const last = witnessed.sent.findLast((one) => one.includes(`/p/${getFix(profile).id}/items?`));
    expect(summarise(await readExchanges(last ?? ""))).toEqual(mended.exchanges);
    // The protocol tells no code for a frame that has no origin.
    if (engine === "chromium" && mended.verdict === "blocked" && probe.from === "attacker") {
      const { code: corsError, parameter: failedParameter } = mended;
      expect(await witnessed.corsError(last ?? "")).toEqual({ corsError, failedParameter });
    }
    await witnessed.expectErrors(await readConsolePane(page), last);
    await expect(page.getByRole("button", { name: "Apply fix and resend" })).toHaveCount(0);
  });
}

test("another website says that it is one, and sends nothing outside the configurations", async ({
  page,
}) => {
  await page.goto(`${suite.evil}/?path=/reset&method=POST`);
  await expect(page).toHaveTitle("Another website");
  await expect(page.getByText("Opened without a request to send.")).toBeVisible();
});

test("another website without a key › every configuration › reads nothing", async ({
  page,
  witnessed,
}) => {
  await page.goto(suite.evil);
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
  witnessed.takeErrors();
});
