import { type Client, createClient, type Item, paths, type Result } from "@blocked/api-client";
import type { Ledger } from "./ledger.ts";

class ConnectionLost extends Error {}

export function createItemsClient(base: string): Client {
  return createClient({ baseUrl: base + paths.profile("correct") });
}

/** Sends every request with the Origin of the lab's page. */
export function createPageClient(baseUrl: string): Client {
  const headers = { origin: "http://localhost:3000" };
  return createClient({ baseUrl, fetch: (url, init) => fetch(url, { ...init, headers }) });
}

/**
 * Creates, updates and deletes items until a request gets no response. The ledger notes each write before it is
 * sent, and again when it is acknowledged.
 */
export async function writeUntilItBreaks(
  base: string,
  writer: string,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const client = createItemsClient(base);
  try {
    for (let count = 1; ; count += 1) await writeOne(client, `${writer}-${count}`, ledger, random);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
  }
}

async function writeOne(
  client: Client,
  name: string,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const price = Math.floor(random() * 1000);
  ledger.creating(name, price);
  const created = await client.create({ name, price });
  if (!isDone(created)) return;
  ledger.created(name);
  const { id } = created.data;
  if (random() < 0.3) {
    const changed = price + 1;
    ledger.updating(name, changed);
    const isWhole = random() < 0.5;
    const updating = isWhole
      ? client.update(id, { name, price: changed })
      : client.change(id, { price: changed });
    if (!isDone(await updating)) return;
    ledger.updated(name, changed);
  }
  if (random() < 0.2) {
    ledger.removing(name);
    if (isDone(await client.remove(id))) ledger.removed(name);
  }
}

/**
 * Whether the API did it. A full table (409) and a database that takes no write (503) are refusals.
 * @throws ConnectionLost without a response, and Error for any other status
 */
export function isDone<Data>(
  result: Result<Data>,
): result is Extract<Result<Data>, { data: Data }> {
  if ("data" in result) return true;
  if ("unreadable" in result) throw new ConnectionLost(String(result.unreadable.cause));
  if (result.status === 503 || result.status === 409) return false;
  throw new Error(`${result.request.method} got ${result.status}: ${result.error.message}`);
}

/** @throws when the request failed */
export function toData<Data>(result: Result<Data>): Data {
  if (isDone(result)) return result.data;
  throw new Error(`${result.request.method} ${result.request.url} was refused.`);
}

export async function readAllItems(base: string): Promise<Item[]> {
  const client = createItemsClient(base);
  const found: Item[] = [];
  for (;;) {
    const { items, total } = toData(await client.list({ limit: 100, offset: found.length }));
    found.push(...items);
    if (found.length >= total || items.length === 0) return found;
  }
}
