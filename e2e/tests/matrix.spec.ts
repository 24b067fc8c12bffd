import { profiles } from "@blocked/profiles";
import { examine } from "../matrix/examine.ts";
import { test } from "../matrix/test.ts";

for (const profile of profiles) {
  test(`${profile.id} › every probe › outcome as stated`, ({ matrixPage }) =>
    examine(profile, matrixPage));
}
