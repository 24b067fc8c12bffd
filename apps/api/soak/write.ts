import type { Item, ItemPage } from "@blocked/api-client/contract";
import { type Connection, openConnection } from "./connection.ts";
import type { Ledger } from "./ledger.ts";

const items = "/p/correct/items";

/**
 * Writes on one connection until it breaks: creates, now and then edits or deletes what it created, and
 * enters in the ledger what it asks for before it asks, and what was acknowledged once all of the answer is there.
 * What is refused for want of room, or by a database that takes no write, is asked for no more.
 */
export async function writeUntilItBreaks(
  base: string,
  writer: string,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const connection = openConnection(base);
  try {
    for (let count = 1; ; count += 1)
      await writeOne(connection, `${writer}-${count}`, ledger, random);
  } catch (error) {
    if (error instanceof WrongAnswer) throw error;
    // The process was killed, or takes no more connections.
  } finally {
    connection.close();
  }
}

class WrongAnswer extends Error {}

async function writeOne(
  connection: Connection,
  name: string,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const price = Math.floor(random() * 1000);
  ledger.asksToCreate(name, price);
  const created = await connection.send("POST", items, { body: { name, price } });
  if (isRefused(created)) return;
  const { id } = expectStatus(created, 201) as Item;
  ledger.created(name);
  if (random() < 0.3) {
    ledger.asksToUpdate(name, price + 1);
    const isWhole = random() < 0.5;
    const body = { ...(isWhole ? { name } : {}), price: price + 1 };
    const updated = await connection.send(isWhole ? "PUT" : "PATCH", `${items}/${id}`, { body });
    if (isRefused(updated)) return;
    expectStatus(updated, 200);
    ledger.updated(name, price + 1);
  }
  if (random() < 0.2) {
    ledger.asksToRemove(name);
    const removed = await connection.send("DELETE", `${items}/${id}`);
    if (isRefused(removed)) return;
    expectStatus(removed, 204);
    ledger.removed(name);
  }
}

function isRefused({ status }: { status: number }): boolean {
  return status === 503 || status === 409;
}

function expectStatus({ status, body }: { status: number; body: string }, want: number): unknown {
  if (status !== want) throw new WrongAnswer(`Wanted ${want}, and got ${status}: ${body}`);
  return body === "" ? null : JSON.parse(body);
}

/** Every item that the API has. */
export async function readAllItems(base: string): Promise<Item[]> {
  const connection = openConnection(base);
  const found: Item[] = [];
  for (;;) {
    const path = `${items}?limit=100&offset=${found.length}`;
    const page = expectStatus(await connection.send("GET", path), 200) as ItemPage;
    found.push(...page.items);
    if (found.length >= page.total || page.items.length === 0) break;
  }
  connection.close();
  return found;
}
