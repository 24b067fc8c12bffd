import type { Client, Result } from "@blocked/api-client";
import type { Probe } from "@blocked/profiles";
import { test } from "@playwright/test";
import { sendProbe, table } from "../support/probes.ts";

const rowPrefix = () => `row of ${test.info().testId}`;

/** Sends a probe to a new row, so that probes can run at once. */
export async function sendToOwnRow(probe: Probe, client: Client): Promise<Result<unknown>> {
  if (probe.request === "read") return client.list();
  const item = { name: `${rowPrefix()} ${probe.id}`.slice(0, 100), description: null, price: 1 };
  const created = await table.create(item);
  if (!("data" in created)) throw new Error("The correct profile did not create a row.");
  return sendProbe(client, probe, created.data.id, { ...item, price: 2 });
}

/** Removes the test's rows by name, because a blocked response hides the id of the row that it created. */
export async function removeRows(): Promise<void> {
  const list = await table.list({ limit: 100 });
  const rows = "data" in list ? list.data.items : [];
  const own = rows.filter(({ name }) => name.startsWith(rowPrefix()));
  await Promise.all(own.map(({ id }) => table.remove(id)));
}
