import { setTimeout as sleep } from "node:timers/promises";
import type { Item, Key } from "@blocked/api-client/contract";
import { encode } from "@blocked/profiles";
import { labPage } from "./api-process.ts";
import { type Connection, openConnection } from "./connection.ts";
import { limits, readStores } from "./memory.ts";
import { note, type Tally } from "./tally.ts";

export type Load = {
  connections: readonly Connection[];
  key: string;
  random: () => number;
  tally: Tally;
};

/** Lets each connection ask without a pause until it is over or an answer is lost. */
export async function hold({ connections, key, random, tally }: Load, isOver: () => boolean) {
  await onEach(connections, tally, async (connection) => {
    while (!isOver()) await askOne({ connection, tally, key, random });
  });
}

/** Fills the stores that have a bound, so that what grows afterwards is none of them. */
export async function fill(base: string, { connections, key, random, tally }: Load) {
  let count = 0;
  const isFull = ({ traces, benches }: typeof limits) =>
    traces >= limits.traces && benches >= limits.benches;
  while (!isFull(await readStores(base))) {
    await onEach(connections, tally, async (connection) => {
      count += 1;
      const trace = `${key}.fill${count}`;
      if (count <= limits.benches) await askBench({ connection, tally, key, random }, trace);
      else await connection.send("GET", `/p/correct/nothing?trace=${trace}`);
    });
  }
}

/** Lets each connection do its work, and says which of them lost an answer. */
export async function onEach(
  connections: readonly Connection[],
  tally: Tally,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const lose = (error: unknown) => void tally.faults.push(`An answer was lost: ${String(error)}`);
  await Promise.all(connections.map((connection) => work(connection).catch(lose)));
}

type Turn = { connection: Connection; tally: Tally; key: string; random: () => number };

/** Mostly reading, a third of it writing, and now and then a workbench that nobody had before. */
async function askOne(turn: Turn): Promise<void> {
  const { connection, tally, key, random } = turn;
  const kind = random();
  const ask = async (want: number, ...request: Parameters<Connection["send"]>) =>
    note(tally, want, `${request[0]} ${request[1]}`, await connection.send(...request));
  const items = "/p/correct/items";
  const name = random().toString(36).slice(2, 14);
  const trace = `${key}.${name}`;
  const origin = { headers: { origin: labPage } };
  if (kind < 0.3) return void (await ask(200, "GET", `${items}?limit=100`, origin));
  if (kind < 0.55) return void (await ask(200, "GET", `${items}?trace=${trace}`, origin));
  if (kind < 0.65) return void (await ask(204, "OPTIONS", items, toPreflight()));
  if (kind >= 0.99) return void (await askBench(turn, trace));
  const body = { name, price: 1 };
  const created = await ask(201, "POST", items, { body });
  if (created === null) return;
  const { id } = JSON.parse(created.body) as Item;
  await insist(() => ask(200, "PUT", `${items}/${id}`, { body: { ...body, price: 2 } }));
  await insist(() => ask(204, "DELETE", `${items}/${id}`));
}

/** Asks for a workbench of its own, which has to be built; false where that is refused. */
export async function askBench(turn: Turn, trace: string): Promise<boolean> {
  const { connection, tally, random } = turn;
  const policy = encode({ kind: "plugin", options: { maxAge: Math.floor(random() * 1e9) } });
  const path = `/workbench/${policy}/0/items?trace=${trace}`;
  return note(tally, 200, `GET ${path}`, await connection.send("GET", path)) !== null;
}

/** Asks again after a refusal, so that nothing is left behind in the table. */
async function insist(ask: () => Promise<unknown>): Promise<void> {
  while ((await ask()) === null) await sleep(100);
}

function toPreflight() {
  return { headers: { origin: labPage, "access-control-request-method": "PUT" } };
}

export async function getKey(base: string): Promise<string> {
  const connection = openConnection(base);
  const { body } = await connection.send("POST", "/witness", { headers: { origin: labPage } });
  connection.close();
  return (JSON.parse(body) as Key).key;
}
