import {
  families,
  getFix,
  getRecorded,
  getScenario,
  getShown,
  type Profile,
} from "@blocked/profiles";
import { expectNoViolations, expectPlainWords } from "../everyone.ts";
import { expect, panes, test } from "../fixtures.ts";
import { actOut, makeRowFor, openProfile, showMe } from "../lab-driver.ts";
import { toLink } from "../links.ts";

/** What makes a page look otherwise: another website in a frame, steps, a set-up's text. */
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
/** One of each look. */
const lookedAt = looks
  .filter(({ look }, index) => looks.findIndex((one) => one.look === look) === index)
  .map(({ profile }) => profile);

// With its failure and its fix side by side; the views are dark and wide, or light and narrow, in turn, because each
// look is made of the same few parts.
for (const [index, profile] of lookedAt.entries()) {
  test(`${profile.id}: no accessibility violation in any state`, async ({ page, witnessed }) => {
    const shown = getShown(profile);
    if (shown !== null) await makeRowFor(shown.probe.id);
    await openProfile(page, profile);
    // Around what is shown the page is the same for all.
    if (index === 0) await expectNoViolations(page, "opened");
    if (shown === null) {
      await showMe(page, profile);
      // The reading with which the page opens has panes as well.
      await expect(panes(page).result).toContainText(getScenario(profile)?.why ?? "no scenario");
      await expect(panes(page).server).toBeVisible();
    } else {
      // What another website asks has no button in the app.
      if (shown.probe.from === "page") await actOut(page, shown.probe, witnessed);
      else await showMe(page, profile);
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
    witnessed.takeErrors();
  });
}

for (const [name, path] of [
  ["the tutorial", "/tutorial"],
  ["the workbench", "/workbench"],
  ["a workbench that cannot be read", "/workbench?policy=x"],
  ["an unknown profile", toLink("no-such-profile")],
  ["a prepared request", toLink("missing-method", { request: "update" })],
] as const) {
  test(`${name}: no accessibility violation`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page, name);
  });
}
