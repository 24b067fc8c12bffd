import { type Client, createClient, paths, type Result } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";
import type { Probe } from "@blocked/profiles";
import type { Connection, Fetch } from "../../../lib/connection.ts";
import type { Cell } from "./cells.ts";

/** Says why nothing can be measured for now. */
export class Away extends Error {}

/** The client that makes and removes rows. It sends no trace, so the witness records none of its requests. */
export function createRowClient(api: string, fetch: Fetch): Client {
  return createClient({ baseUrl: api + paths.profile("correct"), fetch, credentials: "include" });
}

/** Sends the request of a cell on a row of its own, and reads what the server saw. @throws Away */
export async function measure(
  { profile, probe }: Cell,
  how: { connection: Connection; token: string; fetch: Fetch; name: string },
): Promise<{ result: Result<unknown>; exchanges: Exchange[] }> {
  const { connection, token, fetch, name } = how;
  const client = createClient({
    baseUrl: connection.api + paths.profile(profile.id),
    fetch,
    trace: connection.nextTrace,
    ...(probe.cookies ? { credentials: "include" as const } : {}),
    ...(probe.token ? { token } : {}),
  });
  const rows = createRowClient(connection.api, fetch);
  const result = await onOwnRow(probe, client, rows, name);
  const exchanges = await connection.read(result.trace ?? "");
  if (exchanges === null) throw new Away("The API stopped responding.");
  if (exchanges === "forgotten") throw new Away("The API restarted in between.");
  return { result, exchanges };
}

async function onOwnRow(
  probe: Probe,
  client: Client,
  rows: Client,
  name: string,
): Promise<Result<unknown>> {
  if (probe.request === "read") return client.list();
  const item = { name, description: null, price: 1 };
  if (probe.request === "create") {
    const result = await client.create(item, { asText: probe.text });
    await removeRows(rows, name);
    return result;
  }
  const made = await rows.create(item);
  if (!("data" in made)) throw new Away("The API stopped creating rows.");
  const { id } = made.data;
  const result = await (probe.request === "update"
    ? client.update(id, { ...item, price: 2 })
    : client.remove(id));
  await removeRows(rows, name);
  return result;
}

/** Removes the rows of a run, which all have its name. */
export async function removeRows(rows: Client, name: string): Promise<void> {
  const list = await rows.list({ limit: 100 });
  const items = "data" in list ? list.data.items : [];
  for (const { id } of items.filter((item) => item.name === name)) await rows.remove(id);
}
