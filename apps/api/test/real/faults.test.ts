import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { labPage, startApi } from "../../soak/api-process.ts";
import { type Connection, openConnection } from "../../soak/connection.ts";
import { createLedger } from "../../soak/ledger.ts";
import { createRandom, newSeed } from "../../soak/random.ts";
import { readAllItems, writeUntilItBreaks } from "../../soak/write.ts";
import { items } from "../support/build.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";
import {
  breakDown,
  fillDisk,
  makeRoom,
  mountFragileDisk,
  mountSmallDisk,
  whyNoMount,
} from "./mounts.ts";

type Fault = {
  /** The folder in which the database lies. */
  prepare: () => string;
  blocks?: number;
  /** From then on nothing can be written; a fault without it comes with the writing itself. */
  begin?: (folder: string) => void;
  /** From then on it can again. */
  end?: (folder: string) => void;
  /** Whether what was acknowledged is there after the process was killed; a broken disk promises nothing. */
  isKept: boolean;
  isMounted: boolean;
};

const faults: [fault: string, Fault][] = [
  [
    "a file that may not grow (SQLITE_IOERR)",
    {
      prepare: makeFolder,
      blocks: 1600,
      isKept: true,
      isMounted: false,
    },
  ],
  [
    "a full disk (SQLITE_FULL)",
    {
      prepare: mountSmallDisk,
      begin: fillDisk,
      end: makeRoom,
      isKept: true,
      isMounted: true,
    },
  ],
  [
    "a disk that becomes read-only",
    {
      prepare: mountFragileDisk,
      begin: breakDown,
      isKept: false,
      isMounted: true,
    },
  ],
];

test.for(faults)(
  "%s › every write is a 503, and none that was acknowledged is lost",
  async ([, { prepare, blocks, begin, end, isKept, isMounted }], { skip }) => {
    if (isMounted && whyNoMount !== null) skip(`Left out: ${whyNoMount}.`);
    const folder = prepare();
    const path = join(folder, "lab.sqlite");
    const api = await startApi(path, program, { blocks });
    onTestFinished(async () => void (await api.kill("SIGKILL")));
    const connection = openConnection(api.base);
    onTestFinished(() => connection.close());
    const seed = newSeed();
    const random = createRandom(seed);
    const ledger = createLedger();
    const wrong: unknown[] = [];
    const writing = ["a", "b", "c", "d"].map((writer) =>
      writeUntilItBreaks(api.base, writer, ledger, random).catch((error) => wrong.push(error)),
    );
    await expect.poll(ledger.acknowledged, often).toBeGreaterThan(20);
    begin?.(folder);

    // It writes a single page: where that is refused, no other write finds room.
    const replace = () => send(connection, ["PUT", `${items}/1`, pen]);
    await expect.poll(async () => (await replace()).status, often).toBe(503);
    const before = await readAllItems(api.base);
    for (const write of writes) {
      const { status, body } = await send(connection, write);
      expect([write[0], write[1], status, JSON.parse(body)]).toEqual([
        write[0],
        write[1],
        503,
        refusal("The database did not take this; the API's log says why."),
      ]);
    }
    const { status, body } = await connection.send("GET", "/health");
    expect([status, JSON.parse(body)]).toEqual([
      503,
      refusal("The database cannot be read or written; the API's log says why."),
    ]);
    const after = await readAllItems(api.base);
    expect(after).toEqual(before);
    expect({ seed, lost: ledger.audit(after) }).toEqual({ seed, lost: [] });

    const recover = async (makeWhole: (folder: string) => void) => {
      makeWhole(folder);
      const enough = ledger.acknowledged() + 10;
      await vi.waitUntil(() => ledger.acknowledged() > enough, often);
      return (await connection.send("GET", "/health")).status;
    };
    expect(end === undefined ? 200 : await recover(end)).toBe(200);
    const { output } = await api.kill("SIGKILL");
    expect(output).toContain("SQLITE_");
    await Promise.all(writing);
    expect(wrong).toEqual([]);
    const readAgain = async () => {
      const next = await startApi(path, program);
      onTestFinished(async () => void (await next.kill("SIGKILL")));
      return readAllItems(next.base);
    };
    const lost = isKept ? ledger.audit(await readAgain()) : [];
    expect({ seed, lost }).toEqual({ seed, lost: [] });
  },
);

const often = { timeout: 60_000, interval: 5 };
const pen = { name: "Pen", price: 1 };
const asText = { "content-type": "text/plain" };

type Write = [
  method: string,
  path: string,
  body?: object | undefined,
  headers?: Record<string, string>,
];

const writes: Write[] = [
  ["POST", items, pen],
  ["POST", items, pen, asText],
  ["PUT", `${items}/1`, pen],
  ["PATCH", `${items}/1`, { price: 2 }],
  ["DELETE", `${items}/1`],
  ["POST", "/reset", undefined, { origin: labPage }],
];

function send(connection: Connection, [method, path, body, headers = {}]: Write) {
  return connection.send(method, path, { body, headers });
}

function refusal(message: string) {
  return { error: { code: "DATABASE_UNAVAILABLE", message } };
}
