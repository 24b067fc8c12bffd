import { toReason } from "@blocked/cors-protocol";
import { probes, profiles } from "@blocked/profiles";
import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { readReference } from "../reference.ts";

// What was recorded from real browsers, against what the lab computes today. No browser is needed for it.
const versions = readdirSync(new URL("../reference", import.meta.url)).map(
  (file) => /^chromium-(\d+)\.json$/.exec(file)?.[1] ?? "",
);

for (const version of versions) {
  test(`the recorded sentences of Chromium ${version} are those that are computed`, () => {
    const rows = readReference(version)?.rows ?? [];
    const ids = profiles.flatMap(({ id }) => probes.map((probe) => `${id}/${probe.id}`));
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const profile of profiles) {
      for (const probe of probes) {
        const row = rows.find(({ id }) => id === `${profile.id}/${probe.id}`);
        const want = profile.outcomes[probe.id];
        expect(row?.exchanges).toEqual(want.exchanges);
        expect(row?.code ?? null).toBe(want.verdict === "blocked" ? want.code : null);
        if (want.verdict === "blocked") {
          const parameter = row?.parameter ?? "";
          expect(row?.lines[0]).toContain(toReason({ code: want.code, parameter }));
        } else {
          expect(row?.lines).toEqual([]);
        }
      }
    }
  });
}
