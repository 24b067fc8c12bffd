import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createLedger } from "../../soak/ledger.ts";
import { createRandom, newSeed } from "../../soak/random.ts";
import { startServer } from "../../soak/server-process.ts";
import { readAllItems, writeUntilItBreaks } from "../../soak/write.ts";
import { items, pageOrigin } from "../support/build.ts";
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
  /** Returns the folder of the database. */
  prepare: () => string;
  /** Wraps the command of the API. */
  prefix?: string[];
  /** Makes writes fail; without it the fault comes from the writing itself. */
  begin?: (folder: string) => void;
  /** Makes writes work again. */
  end?: (folder: string) => void;
  /** Whether acknowledged writes survive a kill; a broken disk guarantees nothing. */
  isKept: boolean;
  isMounted: boolean;
};

const faults: [fault: string, Fault][] = [
  [
    "a file that cannot grow (SQLITE_IOERR)",
    {
      prepare: makeFolder,
      // In blocks of 512 bytes.
      prefix: ["/bin/sh", "-c", 'ulimit -f 1600; exec "$@"', "sh"],
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
  "%s › every write › 503, and no acknowledged write is lost",
  async ([, { prepare, prefix = [], begin, end, isKept, isMounted }], { skip }) => {
    if (isMounted && whyNoMount !== null) skip(`Left out: ${whyNoMount}.`);
    const folder = prepare();
    const path = join(folder, "lab.sqlite");
    const api = await startServer(program, path, { prefix });
    onTestFinished(async () => void (await api.kill("SIGKILL")));
    const seed = newSeed();
    const random = createRandom(seed);
    const ledger = createLedger();
    const wrong: unknown[] = [];
    const writing = ["a", "b", "c", "d"].map((writer) =>
      writeUntilItBreaks(api.base, writer, ledger, random).catch((error) => wrong.push(error)),
    );
    await expect.poll(ledger.acknowledged, often).toBeGreaterThan(20);
    begin?.(folder);

    // An update writes a single page: once that fails, every write does.
    const replace = () => send(api.base, ["PUT", `${items}/1`, pen]);
    await expect.poll(async () => (await replace()).status, often).toBe(503);
    const before = await readAllItems(api.base);
    for (const write of writes) {
      const response = await send(api.base, write);
      expect([write[0], write[1], response.status, await response.json()]).toEqual([
        write[0],
        write[1],
        503,
        refusal("The database did not take this; the API's log says why."),
      ]);
    }
    const health = await fetch(`${api.base}/health`);
    expect([health.status, await health.json()]).toEqual([
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
      return (await fetch(`${api.base}/health`)).status;
    };
    expect(end === undefined ? 200 : await recover(end)).toBe(200);
    const { output } = await api.kill("SIGKILL");
    expect(output).toContain("SQLITE_");
    await Promise.all(writing);
    expect(wrong).toEqual([]);
    const readAgain = async () => {
      const next = await startServer(program, path);
      onTestFinished(async () => void (await next.kill("SIGKILL")));
      return readAllItems(next.base);
    };
    const lost = isKept ? ledger.audit(await readAgain()) : [];
    expect({ seed, lost }).toEqual({ seed, lost: [] });
  },
);

const often = { timeout: 60_000, interval: 5 };
const pen = { name: "Pen", price: 1 };
const asJson = { "content-type": "application/json" };
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
  ["POST", "/reset", undefined, { origin: pageOrigin }],
];

function send(base: string, [method, path, body, headers = asJson]: Write): Promise<Response> {
  const payload = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(base + path, { method, ...payload, ...(method === "DELETE" ? {} : { headers }) });
}

function refusal(message: string) {
  return { error: { code: "DATABASE_UNAVAILABLE", message } };
}
