import { probes, type Profile, profiles } from "@blocked/profiles";
import type { Page } from "@playwright/test";
import { test as bare } from "../engines/test.ts";
import { examine } from "../matrix/examine.ts";
import { test } from "../matrix/test.ts";
import { createBrowserClients } from "../support/browser-client.ts";
import { sendProbe } from "../support/probes.ts";

// Runs each profile twice: as the matrix does, and as the same requests without any check.
for (const profile of profiles) {
  bare(`bare requests › ${profile.id}`, async ({ page }) => sendAll(profile, page));
  test(`matrix › ${profile.id}`, ({ matrixPage }) => examine(profile, matrixPage));
}

async function sendAll({ id }: Profile, page: Page): Promise<void> {
  const { create, token } = await createBrowserClients(page);
  for (const probe of probes) {
    const client = create(id, {
      ...(probe.cookies ? { credentials: "include" } : {}),
      ...(probe.token ? { token } : {}),
      from: probe.from,
    });
    await sendProbe(probe, client);
  }
}
