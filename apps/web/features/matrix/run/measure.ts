import { type Client, createClient, paths, type Result } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";
import type { Probe } from "@blocked/profiles";
import type { Connection } from "../../../lib/connection.ts";
import type { Cell } from "../cells.ts";

/** Nothing can be measured for now, and why. */
export class Away extends Error {}

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** The correct configuration, through which rows are made and removed; without a trace, so nothing records it. */
export function createTable(api: string, fetch: Fetch): Client {
  return createClient({ baseUrl: api + paths.profile("correct"), fetch, credentials: "include" });
}

/** Sends the request of a cell on a row of its own, and asks what the server saw. @throws Away */
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
  const table = createTable(connection.api, fetch);
  const result = await onRowOfItsOwn(probe, client, table, name);
  const exchanges = await connection.read(result.trace ?? "");
  if (exchanges === null) throw new Away("The API does not answer any more.");
  if (exchanges === "forgotten") throw new Away("The API was restarted in between.");
  return { result, exchanges };
}

async function onRowOfItsOwn(
  probe: Probe,
  client: Client,
  table: Client,
  name: string,
): Promise<Result<unknown>> {
  if (probe.request === "read") return client.list();
  const item = { name, description: null, price: 1 };
  if (probe.request === "create") {
    const result = await client.create(item, { asText: probe.text });
    await removeRows(table, name);
    return result;
  }
  const made = await table.create(item);
  if (!("data" in made)) throw new Away("The API does not make a row any more.");
  const { id } = made.data;
  const result = await (probe.request === "update"
    ? client.update(id, { ...item, price: 2 })
    : client.remove(id));
  await removeRows(table, name);
  return result;
}

/** Removes what a run has made, by its name. */
export async function removeRows(table: Client, name: string): Promise<void> {
  const list = await table.list({ limit: 100 });
  const items = "data" in list ? list.data.items : [];
  for (const { id } of items.filter((item) => item.name === name)) await table.remove(id);
}
