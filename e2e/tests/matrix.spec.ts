import { profiles } from "@blocked/profiles";
import { test } from "../fixtures.ts";
import { examine } from "../matrix.ts";

for (const profile of profiles) {
  test(`${profile.id}: every request ends as the profile states`, async ({
    page,
    witnessed,
    running,
  }) => examine(profile, { page, witnessed, running }));
}
