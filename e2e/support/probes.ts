import { type Client, createClient, paths, type Result } from "@blocked/api-client";
import type { Probe } from "@blocked/profiles";
import { test } from "@playwright/test";
import { suite } from "../settings.ts";

/** The table through the correct profile, without a browser. */
export const table = createClient({ baseUrl: suite.api + paths.profile("correct") });

const rowPrefix = () => `row of ${test.info().testId}`;

/** Sends a probe; a writing one to a new row, so that probes can run at once. */
export async function sendProbe(probe: Probe, client: Client): Promise<Result<unknown>> {
  if (probe.request === "read") return client.list();
  const item = { name: `${rowPrefix()} ${probe.id}`.slice(0, 100), description: null, price: 1 };
  const created = await table.create(item);
  if (!("data" in created)) throw new Error("The correct profile did not create a row.");
  const { id } = created.data;
  const changed = { ...item, price: 2 };
  switch (probe.request) {
    case "create":
      return client.create(changed, { asText: probe.text });
    case "update":
      return client.update(id, changed);
    case "remove":
      return client.remove(id);
  }
}

/** Removes the test's rows by name, because a blocked response hides the id of the row that it created. */
export async function removeRows(): Promise<void> {
  const list = await table.list({ limit: 100 });
  const rows = "data" in list ? list.data.items : [];
  const own = rows.filter(({ name }) => name.startsWith(rowPrefix()));
  await Promise.all(own.map(({ id }) => table.remove(id)));
}
