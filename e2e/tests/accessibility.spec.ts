import {
  families,
  getFix,
  getRecorded,
  getScenario,
  getShown,
  type Profile,
} from "@blocked/profiles";
import { expectNoViolations, expectPlainWords } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import {
  createRowFor,
  openProfile,
  panes,
  sendInApp,
  showMe,
  toLink,
} from "../support/lab-page.ts";
import { openPlayground, policy, request, send } from "../support/playground-page.ts";

/** Profiles of one look have the same parts on the page: a frame, steps, a set-up's text, options. */
function toLook(profile: Profile, kind = "error"): string {
  const shown = getShown(profile);
  if (shown === null) return `steps, ${kind}`;
  if (shown.probe.from !== "page") return "another website";
  return profile.policy.kind === "setup" ? "a set-up" : "options";
}
const looks = families.flatMap(({ kind, profiles: own }) =>
  own
    .filter((profile) => getRecorded(profile) === null)
    .map((profile) => ({ profile, look: toLook(profile, kind) })),
);
const oneOfEachLook = looks
  .filter(({ look }, index) => looks.findIndex((one) => one.look === look) === index)
  .map(({ profile }) => profile);

// Views alternate between dark and wide, and light and narrow: all looks consist of the same few parts.
for (const [index, profile] of oneOfEachLook.entries()) {
  test(`${profile.id} › failure and fix › no accessibility violation`, async ({
    page,
    observed,
  }) => {
    const shown = getShown(profile);
    if (shown !== null) await createRowFor(shown.probe.id);
    await openProfile(page, profile);
    // Apart from the result, the page is the same for every profile.
    if (index === 0) await expectNoViolations(page, "opened");
    if (shown === null) {
      await showMe(page, profile);
      await expect(panes(page).result).toContainText(getScenario(profile)?.why ?? "no scenario");
      await expect(panes(page).server).toBeAttached();
    } else {
      // The app has no button for a request of the attacker's.
      if (shown.probe.from === "page") await sendInApp(page, shown.probe, observed);
      else await showMe(page, profile);
      await expect(panes(page).result).toBeVisible();
      await expect(page.getByRole("figure").last()).toBeVisible();
    }
    await expectPlainWords(page);
    const fix = page.getByRole("button", { name: /^Apply fix and/ });
    if ((await fix.count()) > 0) {
      await fix.click();
      if (shown === null) {
        await expect(panes(page).result).toContainText(
          getScenario(getFix(profile))?.why ?? "no scenario",
        );
      } else {
        await expect(
          page.getByRole("figure", { name: "Request diagram after the fix" }),
        ).toBeVisible();
      }
    }
    if (index % 2 === 0) await page.emulateMedia({ colorScheme: "dark" });
    else await page.setViewportSize({ width: 390, height: 844 });
    await expectNoViolations(page, index % 2 === 0 ? "dark and wide" : "light and narrow", "main");
    observed.takeErrors();
  });
}

for (const [name, path] of [
  ["course", "/learn"],
  ["glossary", "/glossary"],
  ["playground", "/playground"],
  ["unreadable playground link", "/playground?policy=x"],
  ["unknown profile", toLink("no-such-profile")],
  ["prepared request and open app", toLink("missing-method", { request: "update", app: "1" })],
] as const) {
  test(`${name} › opened › no accessibility violation`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page, name);
  });
}

test("playground › all options open, light and dark › no accessibility violation, no internal term", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
  await policy(page).getByText("6 more options").click();
  for (const box of await policy(page).getByRole("checkbox").all()) await box.check();
  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("XMLHttpRequest");
  await send(page);
  for (const summary of await page.getByText("line by line").all()) await summary.click();
  await expectNoViolations(page, "everything open");
  await expectPlainWords(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await policy(page).getByRole("radio", { name: "raw responses" }).check();
  await policy(page).getByRole("button", { name: "Add policy at {next}" }).click();
  await expectNoViolations(page, "raw responses, narrow and dark");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  observed.takeErrors();
});
