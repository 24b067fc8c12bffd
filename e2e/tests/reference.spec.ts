import { toReason } from "@blocked/cors-protocol";
import { findProfile, probes } from "@blocked/profiles";
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
    expect(rows.length).toBeGreaterThan(0);
    // A profile that is newer than the recording has no row yet; the matrix holds it to the browser itself.
    for (const { id, exchanges, code, parameter, lines } of rows) {
      const [profileId = "", probeId = ""] = id.split("/");
      const probe = probes.find((one) => one.id === probeId);
      const want = probe && findProfile(profileId)?.outcomes[probe.id];
      expect(want, id).toBeDefined();
      expect(exchanges, id).toEqual(want?.exchanges);
      expect(code, id).toBe(want?.verdict === "blocked" ? want.code : null);
      if (want?.verdict === "blocked") {
        expect(lines[0]).toContain(toReason({ code: want.code, parameter: parameter ?? "" }));
      } else {
        expect(lines, id).toEqual([]);
      }
    }
  });
}
