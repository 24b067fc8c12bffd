import { profiles } from "@blocked/profiles";
import { examine, test } from "../matrix/examine.ts";

for (const profile of profiles) {
  test(`${profile.id}: every request ends as the profile states`, ({ bench }) =>
    examine(profile, bench));
}
