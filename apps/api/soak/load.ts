import { setTimeout as sleep } from "node:timers/promises";
import type { Item, Key } from "@blocked/api-client/contract";
import { encode } from "@blocked/profiles";
import { labPage } from "./api-process.ts";
import { type Answer, type Connection, openConnection } from "./connection.ts";

export type Tally = {
  /** Answers by status. */
  answers: Map<number, number>;
  /** Whatever should not have happened, in a sentence. */
  faults: string[];
  /** How many refusals said when to come back. */
  refused: number;
};

export function createTally(): Tally {
  return { answers: new Map(), faults: [], refused: 0 };
}

export function countAnswers({ answers }: Tally): number {
  return [...answers.values()].reduce((sum, count) => sum + count, 0);
}

export type Load = {
  base: string;
  connections: number;
  milliseconds: number;
  random: () => number;
};

/** Holds so many connections for so long, each of which asks without a pause. */
export async function hold(
  { base, connections, milliseconds, random }: Load,
  tally = createTally(),
): Promise<Tally> {
  const until = performance.now() + milliseconds;
  const key = await getKey(base);
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const connection = openConnection(base);
      for (let count = 1; performance.now() < until; count += 1) {
        try {
          await askOne({ connection, tally, key, name: `${index}x${count}`, random });
        } catch (error) {
          tally.faults.push(`An answer was lost: ${String(error)}`);
        }
      }
      connection.close();
    }),
  );
  return tally;
}

type Turn = {
  connection: Connection;
  tally: Tally;
  key: string;
  name: string;
  random: () => number;
};

/** Mostly reading, a third of it writing, and now and then a workbench that nobody had before. */
async function askOne({ connection, tally, key, name, random }: Turn): Promise<void> {
  const kind = random();
  const ask = async (want: number, ...request: Parameters<Connection["send"]>) =>
    note(tally, want, `${request[0]} ${request[1]}`, await connection.send(...request));
  const items = "/p/correct/items";
  const traced = `?trace=${key}.${name}`;
  const origin = { headers: { origin: labPage } };
  if (kind < 0.3) return void (await ask(200, "GET", `${items}?limit=100`, origin));
  if (kind < 0.55) return void (await ask(200, "GET", items + traced, origin));
  if (kind < 0.65) return void (await ask(204, "OPTIONS", items, toPreflight()));
  if (kind < 0.99) {
    const body = { name, price: 1 };
    const created = await ask(201, "POST", items, { body });
    if (created === null) return;
    const { id } = JSON.parse(created.body) as Item;
    await insist(() => ask(200, "PUT", `${items}/${id}`, { body: { ...body, price: 2 } }));
    await insist(() => ask(204, "DELETE", `${items}/${id}`));
    return;
  }
  const policy = encode({ kind: "plugin", options: { maxAge: Math.floor(random() * 1e9) } });
  await ask(200, "GET", `/workbench/${policy}/0/items${traced}`);
}

/** Enters the answer; null for a refusal. */
function note(tally: Tally, want: number, request: string, answer: Answer): Answer | null {
  const { status, headers, body } = answer;
  tally.answers.set(status, (tally.answers.get(status) ?? 0) + 1);
  if (status === 503 && headers["retry-after"] !== undefined) {
    tally.refused += 1;
    return null;
  }
  if (status !== want) tally.faults.push(`${request} got ${status} and not ${want}: ${body}`);
  return answer;
}

/** Asks again after a refusal, so that nothing is left behind in the table. */
async function insist(ask: () => Promise<Answer | null>): Promise<void> {
  while ((await ask()) === null) await sleep(100);
}

/** More than can be done: every connection asks for a workbench of its own, which has to be built. */
export async function overload({ base, connections, milliseconds, random }: Load): Promise<Tally> {
  const tally = createTally();
  const until = performance.now() + milliseconds;
  const key = await getKey(base);
  const run = async (ask: (connection: Connection) => Promise<void>) => {
    const connection = openConnection(base);
    try {
      while (performance.now() < until) await ask(connection);
    } catch (error) {
      tally.faults.push(`An answer was lost: ${String(error)}`);
    }
    connection.close();
  };
  const build = async (connection: Connection) => {
    const policy = encode({ kind: "plugin", options: { maxAge: Math.floor(random() * 1e9) } });
    const path = `/workbench/${policy}/0/items?trace=${key}.0`;
    note(tally, 200, `GET ${path}`, await connection.send("GET", path));
  };
  const read = async (connection: Connection) => {
    const answer = await connection.send("GET", "/p/correct/items");
    note(tally, 200, "GET /p/correct/items", answer);
  };
  await Promise.all([
    ...Array.from({ length: connections }, () => run(build)),
    ...Array.from({ length: 10 }, () => run(read)),
  ]);
  return tally;
}

/** How long it takes until a plain request is answered again, in milliseconds. */
export async function recover(base: string): Promise<number> {
  const began = performance.now();
  const connection = openConnection(base);
  for (;;) {
    const { status } = await connection.send("GET", "/p/correct/items");
    if (status === 200) break;
    await sleep(50);
  }
  connection.close();
  return performance.now() - began;
}

function toPreflight() {
  return { headers: { origin: labPage, "access-control-request-method": "PUT" } };
}

async function getKey(base: string): Promise<string> {
  const connection = openConnection(base);
  const { body } = await connection.send("POST", "/witness", { headers: { origin: labPage } });
  connection.close();
  return (JSON.parse(body) as Key).key;
}
