import { setTimeout as sleep } from "node:timers/promises";
import { openConnection, openConnections } from "./connection.ts";
import { askBench, type Load, onEach } from "./load.ts";
import { note } from "./tally.ts";

/** How many times the connections are doubled, at most, until a request is refused. */
const doublings = 3;
/** How many workbenches each connection asks for before there are twice as many connections. */
const turns = 3;

/**
 * More than can be done: every connection asks for workbenches of its own, which have to be built, and there are
 * twice as many of them until a plain request is refused.
 * @returns how many connections there were in the end
 */
export async function overload(base: string, load: Load): Promise<number> {
  const { key, random, tally } = load;
  const connections = [...load.connections];
  const readers = openConnections(base, 10);
  for (let step = 0; step <= doublings && tally.refused === 0; step += 1) {
    if (step > 0) connections.push(...openConnections(base, connections.length));
    let building = connections.length;
    const build = onEach(connections, tally, async (connection) => {
      for (let turn = 1; turn <= turns && tally.refused === 0; turn += 1) {
        await askBench({ connection, tally, key, random }, `${key}.0`);
      }
      building -= 1;
    });
    const read = onEach(readers, tally, async (connection) => {
      while (building > 0 && tally.refused === 0) {
        const answer = await connection.send("GET", "/p/correct/items");
        note(tally, 200, "GET /p/correct/items", answer);
      }
    });
    await Promise.all([build, read]);
  }
  for (const connection of [...connections, ...readers]) connection.close();
  return connections.length;
}

/** Asks until a plain request is answered again. */
export async function recover(base: string): Promise<void> {
  const connection = openConnection(base);
  while ((await connection.send("GET", "/p/correct/items")).status !== 200) await sleep(50);
  connection.close();
}
