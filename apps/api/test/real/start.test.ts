import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { runApi, toEnd } from "../../soak/api-process.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";
import { fillDisk, makePipe, makeReadOnly, mountSmallDisk, whyNoMount } from "./mounts.ts";
import { runReset } from "./reset.ts";

const isRoot = process.getuid?.() === 0;
/** Nobody, where the tests are run by root, whom no permission stops. */
const powerless = isRoot ? 65_534 : undefined;
/** Nobody sees nothing of a repository in root's own folder. */
const isSeen =
  !isRoot ||
  spawnSync(process.execPath, ["--check", join(import.meta.dirname, "../..", program)], {
    uid: 65_534,
  }).status === 0;

function start(env: Record<string, string>) {
  const uid = isSeen ? powerless : undefined;
  const child = runApi({ API_PORT: "4999", ...env }, program, { uid });
  onTestFinished(() => void child.kill("SIGKILL"));
  return toEnd(child);
}

type Fault = [rule: string, make: (path: string) => void, folderMode?: number];

const everybodys: Fault[] = [
  ["a folder in place of the file", (path) => mkdirSync(path)],
  ["a pipe in place of the file", makePipe],
  ["a link to what cannot be", (path) => symlinkSync("/dev/null/lab.sqlite", path)],
];
const forbidden: Fault[] = [
  ["a folder in which nothing may be made", () => {}],
  ["a file that may only be read", makeReadable],
  ["a file that may only be read, in a folder that may be written", makeReadable, 0o777],
  ["a file that may not be read", (path) => writeFileSync(path, "", { mode: 0o000 })],
];
function makeReadable(path: string): void {
  openDatabase(path).$client.close();
  chmodSync(path, 0o444);
}

const unwritable = isSeen ? [...everybodys, ...forbidden] : everybodys;

test("what cannot be written is one sentence, and a failure", { timeout: 60_000 }, async () => {
  const ended = await Promise.all(
    unwritable.map(async ([rule, make, mode = 0o555]) => {
      const folder = makeFolder();
      const path = join(folder, "lab.sqlite");
      make(path);
      chmodSync(folder, mode);
      const end = await start({ DATABASE_PATH: path });
      // Or nobody but root could take it away.
      chmodSync(folder, 0o755);
      return { rule, ...end };
    }),
  );
  const sentence =
    /^The database \S+lab\.sqlite cannot be opened \([^\n]+\): check the path and its permissions, or set DATABASE_PATH to another file\.\n$/;
  const output: unknown = expect.stringMatching(sentence);
  expect(ended).toEqual(unwritable.map(([rule]) => ({ rule, code: 1, signal: null, output })));
});

test("a wrong LOG_LEVEL is one sentence, and a failure", async () => {
  expect(await start({ LOG_LEVEL: "loud" })).toEqual({
    code: 1,
    signal: null,
    output: 'LOG_LEVEL is "loud": give it one of fatal, error, warn, info, debug, trace, silent.\n',
  });
});

test.skipIf(!existsSync("/proc"))(
  "a folder that takes no new one is one sentence, and a failure",
  async () => {
    expect(await start({ DATABASE_PATH: "/proc/x/y.sqlite" })).toEqual({
      code: 1,
      signal: null,
      output:
        "The database /proc/x/y.sqlite cannot be opened (ENOENT: no such file or directory, mkdir '/proc/x'): check the path and its permissions, or set DATABASE_PATH to another file.\n",
    });
  },
);

const disks: [rule: string, prepare: (folder: string) => void, reason: RegExp][] = [
  ["full", fillDisk, /\(d[^\n]+\): look whether its disk is full, or set DATABASE_PATH/],
  [
    "read-only",
    makeReadOnly,
    /\([^\n]+\): check the path and its permissions, or set DATABASE_PATH/,
  ],
];
const programs = [
  ["the API", (path: string) => start({ DATABASE_PATH: path })],
  ["pnpm reset", runReset],
] as const;
const onDisks = disks.flatMap(([disk, ...rest]) =>
  programs.map(([name, run]) => [name, disk, run, ...rest] as const),
);

test.for(onDisks)(
  "%s on a %s disk is one sentence, and a failure",
  async ([, , run, prepare, reason], { skip }) => {
    if (whyNoMount !== null) skip(`Left out: ${whyNoMount}.`);
    const folder = mountSmallDisk();
    const databasePath = join(folder, "lab.sqlite");
    openDatabase(databasePath).$client.close();
    prepare(folder);
    const end = await run(databasePath);
    expect(end).toEqual({ code: 1, signal: null, output: expect.stringMatching(reason) });
    expect(end.output.split("\n")).toHaveLength(2);
  },
);
