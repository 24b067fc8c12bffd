import { probes, profiles } from "@blocked/profiles";
import { createBrowserClients } from "../browser-client.ts";
import { test } from "../engines/test.ts";
import { sendProbe, table } from "../probes.ts";

// The matrix without any of its questions: the same requests from the same pages, and nothing is looked at.
// What the matrix takes beyond this is the price of its answers.
for (const profile of profiles) {
  test(profile.id, async ({ page }) => {
    const { create, token } = await createBrowserClients(page);
    for (const probe of probes) {
      const client = create(profile.id, {
        ...(probe.cookies ? { credentials: "include" } : {}),
        ...(probe.token ? { token } : {}),
        from: probe.from,
      });
      const item = { name: `bare ${profile.id}`, description: null, price: 1 };
      const row = probe.request === "read" ? null : await table.create(item);
      await sendProbe(client, probe, row !== null && "data" in row ? row.data.id : 0, item);
    }
  });
}
