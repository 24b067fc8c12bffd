import { toReason, toScriptError } from "@blocked/cors-protocol";
import { fillIn, getFix, getOutcome, getShown, type Profile, profiles } from "@blocked/profiles";
import { expect, panes, readExchanges, summarise, test } from "../fixtures.ts";
import { actOut, makeRowFor, openProfile, readConsolePane } from "../lab-driver.ts";
import { expectOthersWords } from "../others-words.ts";
import { suite } from "../settings.ts";

const codeOf = (profile: Profile) => {
  const outcome = getShown(profile)?.outcome;
  return outcome?.verdict === "blocked" ? outcome.code : null;
};
/** The first profile of each code; the matrix proves the others, in this engine too. */
const firsts = profiles.filter(
  (profile, index) => profiles.findIndex((one) => codeOf(one) === codeOf(profile)) === index,
);

// Each documented error as a person meets it in the page, and the press that mends it.
for (const profile of firsts) {
  const shown = getShown(profile);
  if (shown?.outcome.verdict !== "blocked" || shown.probe.from !== "page") continue;
  const { probe } = shown;

  test(`${profile.id}: ${toReason(fillIn(shown.outcome, suite.web))}`, async ({
    page,
    witnessed,
    engine,
  }) => {
    const want = fillIn(getOutcome(profile, probe.id, engine), suite.web);
    if (want.verdict !== "blocked") throw new Error("It is blocked in every engine.");
    await makeRowFor(probe.id);
    await openProfile(page, profile);
    if (profile.outcomes.read.verdict === "blocked") {
      await witnessed.expectErrors(await readConsolePane(page));
    }
    const { script, server, result } = panes(page);

    const url = await actOut(page, probe, witnessed);
    await expect(result.getByRole("heading").first()).toContainText(
      new URL(url).pathname.replace(/^\/p\/[^/]+/, ""),
    );

    await expect(script).toContainText(
      toScriptError({ outcome: "blocked" }, "fetch", engine) ?? "",
    );
    // The page may still show the reading with which it opened, and the server not have seen this one yet.
    await expect.poll(async () => summarise(await readExchanges(url))).toEqual(want.exchanges);
    await expect
      .poll(async () => (await readConsolePane(page)).flat().join("\n"))
      .toContain(new URL(url).search);
    const seen = want.exchanges.map((exchange) => exchange.replace(/ (\d+)$/, ` .*→ $1`));
    await expect(server).toContainText(new RegExp(seen.join(".*"), "s"));
    const lines = await readConsolePane(page);
    // After redirects the browser speaks of the address that refused.
    const steps = witnessed.sent.filter((one) => one.endsWith(new URL(url).search));
    const last = steps.findLast((one) => lines.flat().some((line) => line.includes(one))) ?? url;
    if (engine === "chromium") {
      expect(await witnessed.corsError(last)).toEqual({
        corsError: want.code,
        failedParameter: want.parameter,
      });
      expect(lines[0]?.join("\n")).toContain(toReason(want));
    }
    if (engine === "chromium") await expectOthersWords(page, profile, probe, url);
    // Character by character: the page's sentence is the real console's.
    await witnessed.expectErrors(lines, last);

    await page.getByRole("button", { name: "Apply fix and resend" }).click();
    await expect(result).toContainText(`through ${getFix(profile).title}`);
    await expect(result).toContainText("Your script may read it");
    const mended = getFix(profile).outcomes[probe.id].exchanges.at(-1);
    await expect(script).toContainText(`status ${mended?.split(" ")[1]}`);
    // A write is followed by a reading with the same switches, which this profile may block as well.
    const readings = witnessed.sent.filter((one) => one.includes(`/p/${profile.id}/items?`));
    for (const reading of readings) witnessed.takeErrors(reading);
    // Some consoles print a line for an answer that is readable and no success.
    await witnessed.expectErrors(await readConsolePane(page));
  });
}

test("“Show me” sets the switches and sends the one request that shows the profile", async ({
  page,
  witnessed,
}) => {
  await openProfile(page, { id: "correct" });
  const before = witnessed.sent.length;
  await page.getByRole("button", { name: "Show me Header not allowed" }).click();
  const { app, result } = panes(page);
  await expect(result).toContainText("GET /items with the token through Header not allowed");
  await expect(app.getByLabel("send token")).toBeChecked();
  await expect(page).toHaveURL(/profile=missing-header/);
  await witnessed.expectErrors(await readConsolePane(page));
  expect(witnessed.sent.length - before).toBe(1);
});
