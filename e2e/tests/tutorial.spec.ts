import { toReason, toScriptError } from "@blocked/cors-protocol/messages";
import { fillIn, getFix, getOutcome, getShown, type Profile, profiles } from "@blocked/profiles";
import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import {
  chooseProfile,
  createRowFor,
  mainButton,
  openApp,
  openProfile,
  panes,
  readConsolePane,
  sendInApp,
} from "../support/lab-page.ts";
import { expectOtherEngines } from "../support/other-engines.ts";
import { readExchanges, summarise } from "../support/witness.ts";

const codeOf = (profile: Profile) => {
  const outcome = getShown(profile)?.outcome;
  return outcome?.verdict === "blocked" ? outcome.code : null;
};
/** The first profile of each code; the matrix covers the others in every engine. */
const firsts = profiles.filter(
  (profile, index) => profiles.findIndex((one) => codeOf(one) === codeOf(profile)) === index,
);

// Causes each documented error in the page and applies its fix.
for (const profile of firsts) {
  const shown = getShown(profile);
  if (shown?.outcome.verdict !== "blocked" || shown.probe.from !== "page") continue;
  const { probe } = shown;

  test(`${profile.id} › sent in the app, then fixed › ${toReason(fillIn(shown.outcome, suite.web))}`, async ({
    page,
    observed,
    engine,
  }) => {
    const want = fillIn(getOutcome(profile, probe.id, engine), suite.web);
    if (want.verdict !== "blocked") throw new Error(`${profile.id} is not blocked in ${engine}.`);
    await createRowFor(probe.id);
    await openProfile(page, profile);
    const { script, server, result } = panes(page);

    const url = await sendInApp(page, probe, observed);
    await expect(result.getByRole("heading").first()).toContainText(
      new URL(url).pathname.replace(/^\/p\/[^/]+/, ""),
    );

    await expect(script).toContainText(
      toScriptError({ outcome: "blocked" }, "fetch", engine) ?? "",
    );
    await expect.poll(async () => summarise(await readExchanges(url))).toEqual(want.exchanges);
    await expect
      .poll(async () => (await readConsolePane(page)).flat().join("\n"))
      .toContain(new URL(url).search);
    const seen = want.exchanges.map((exchange) => exchange.replace(/ (\d+)$/, ` .*→ $1`));
    await expect(server).toContainText(new RegExp(seen.join(".*"), "s"));
    const lines = await readConsolePane(page);
    // After redirects the browser names the URL whose response was refused.
    const steps = observed.sent.filter((one) => one.endsWith(new URL(url).search));
    const last = steps.findLast((one) => lines.flat().some((line) => line.includes(one))) ?? url;
    if (engine === "chromium") {
      expect(await observed.corsError(last)).toEqual({
        corsError: want.code,
        failedParameter: want.parameter,
      });
      expect(lines[0]?.join("\n")).toContain(toReason(want));
    }
    if (engine === "chromium") await expectOtherEngines(page, profile, probe, url);
    // The page shows exactly what the console prints.
    await observed.expectErrors(lines, last);

    await page.getByRole("button", { name: "Apply fix and resend" }).click();
    await expect(result.getByRole("heading").first()).toContainText("with the fix");
    await expect(result).toContainText("Your script may read it");
    const mended = getFix(profile).outcomes[probe.id].exchanges.at(-1);
    await expect(script).toContainText(`status ${mended?.split(" ")[1]}`);
    // The profile may also block the list request that follows a write.
    const refreshes = observed.sent.filter((one) => one.includes(`/p/${profile.id}/items?`));
    for (const refresh of refreshes) observed.takeErrors(refresh);
    // Some engines print a line for a readable response with an error status.
    await observed.expectErrors(await readConsolePane(page));
  });
}

test("lab › a profile with a token is chosen › its switches are set, and its button sends one request", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "correct" });
  const app = await openApp(page);
  await chooseProfile(page, { id: "missing-header" });
  const { prepared, result } = panes(page);
  await expect(prepared).toContainText("GET /items with the token, predicted: nothing was sent");
  await expect(prepared).toContainText("Blocked by the browser");
  expect(observed.sent).toEqual([]);
  await mainButton(page).click();
  await expect(result).toContainText("GET /items with the token through Header not allowed");
  await expect(app.getByLabel("send token")).toBeChecked();
  await expect(page).toHaveURL(/lab\/missing-header/);
  await observed.expectErrors(await readConsolePane(page));
  expect(observed.sent.length).toBe(1);
});
