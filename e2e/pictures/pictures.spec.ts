import { fileURLToPath } from "node:url";
import { getRecorded, profiles } from "@blocked/profiles";
import { test } from "../support/fixtures.ts";
import { mainButton, openProfile, panes } from "../support/lab-page.ts";

// `pnpm pictures` takes the README's picture, and every profile at two widths in two themes for review.
const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const themes = ["light", "dark"] as const;

const toPlace = (name: string, width: number, theme: string) =>
  place(`../test-results/pictures/${name}-${width}-${theme}.png`);

for (const profile of profiles) {
  test(`${profile.id} › two widths and themes › screenshots`, async ({ page, observed }) => {
    for (const viewport of widths) {
      for (const colorScheme of themes) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await openProfile(page, profile);
        if (getRecorded(profile) === null) {
          await mainButton(page).click();
          await panes(page).server.waitFor({ state: "attached" });
        }
        const picture = page.getByRole("figure").first();
        await page.screenshot({
          path: toPlace(profile.id, viewport.width, colorScheme),
          fullPage: viewport.width === 390,
        });
        if (profile.id === "missing-method" && viewport.width === 1440) {
          await picture.screenshot({ path: place(`picture-${colorScheme}.png`) });
        }
      }
    }
    observed.takeErrors();
  });
}

test("playground › two widths and themes › screenshots", async ({ page, observed }) => {
  for (const viewport of widths) {
    for (const colorScheme of themes) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto("/playground");
      await page.getByRole("button", { name: "Send request" }).click();
      await page.getByRole("figure", { name: "Request diagram of the actual result" }).waitFor();
      await page.screenshot({
        path: toPlace("playground", viewport.width, colorScheme),
        fullPage: true,
      });
    }
  }
  observed.takeErrors();
});
