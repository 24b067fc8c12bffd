import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openDatabase } from "../src/database/database.ts";
import { items } from "../src/database/schema.ts";
import { findPort } from "../soak/api-process.ts";
import { toProgram } from "./programs.ts";

const patience = 60_000;

/** A server in a process of its own. */
export type Contender = { port: number; readUsage: () => Promise<number>; stop: () => void };

/**
 * Starts a server on a free port and on a file of its own with 100 rows, the same in every file.
 * @param command a program's name and its arguments
 */
export async function startContender(
  command: string,
  folder: string,
  name: string,
): Promise<Contender> {
  const [program = "", ...args] = command.split(" ");
  const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.sqlite`);
  fill(path);
  const port = await findPort();
  const child = fork(toProgram(program), args, {
    execArgv: ["--import", pathToFileURL(toProgram("report-usage")).href],
    env: { API_PORT: String(port), DATABASE_PATH: path, NODE_ENV: "production" },
  });
  await whenListening(port, child);
  return {
    port,
    /** Microseconds of CPU time since the process began. */
    readUsage: async () => {
      child.send("usage");
      const [used] = (await once(child, "message")) as [number];
      return used;
    },
    stop: () => void child.kill(),
  };
}

function fill(path: string): void {
  const database = openDatabase(path);
  const time = "2026-01-01T00:00:00.000Z";
  const rows = Array.from({ length: 100 }, (_, index) => ({
    name: `Item ${index + 1}`,
    description: `What there is to say about the item with the number ${index + 1}`,
    price: 100 * (index + 1),
    createdAt: time,
    updatedAt: time,
  }));
  database.insert(items).values(rows).run();
  // Creating goes on for longer than there is room in the table.
  database.$client.exec(`
    CREATE TRIGGER make_room AFTER INSERT ON items WHEN NEW.id % 400 = 0
    BEGIN DELETE FROM items WHERE id > ${rows.length}; END`);
  database.$client.close();
}

async function whenListening(port: number, child: ChildProcess): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end && child.exitCode === null) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  child.kill();
  throw new Error(`${child.spawnargs.slice(1).join(" ")} does not listen on port ${port}.`);
}
