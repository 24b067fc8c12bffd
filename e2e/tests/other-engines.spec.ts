import { getShown, profiles } from "@blocked/profiles";
import { expect, panes, test } from "../fixtures.ts";
import { actOut, makeRowFor, openProfile, readConsolePane } from "../lab-driver.ts";
import { readReference } from "../reference.ts";
import { suite } from "../settings.ts";
import { wordedVersions } from "@blocked/cors-protocol";

const others = [
  ["firefox", "Firefox"],
  ["webkit", "WebKit"],
] as const;

// Beside the visitor's own words the page has those of the other engines: as they really printed them.
for (const profile of profiles) {
  const shown = getShown(profile);
  if (shown?.outcome.verdict !== "blocked") continue;
  const { probe } = shown;
  test(`${profile.id}: the other engines' words are those that were recorded`, async ({
    page,
    witnessed,
  }) => {
    await makeRowFor(probe.id);
    await openProfile(page, profile);
    const url = await actOut(page, probe, witnessed);
    await expect(panes(page).console).toContainText(new URL(url).search);
    for (const [engine, name] of others) {
      const details = panes(page).console.locator("details", { hasText: `${name}’s words` });
      await details.locator("summary").click();
      const reference = readReference(engine, wordedVersions[engine]);
      const row = reference?.rows.find(({ id }) => id === `${profile.id}/${probe.id}`);
      const recorded = row?.lines.map((line) => line.replaceAll(row.request.url, url));
      const shown = await details.getByRole("listitem").allTextContents();
      expect(shown.map(atHome)).toEqual(recorded?.map(atHome));
    }
    await readConsolePane(page);
    witnessed.takeErrors();
  });
}

/** As of a lab at its usual ports. */
function atHome(line: string): string {
  return line
    .replaceAll(`:${suite.webPort}`, ":3000")
    .replaceAll(`:${suite.apiPort}`, ":4000")
    .replaceAll(/\/items\/\d+/g, "/items/1");
}
