import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { PlainError } from "@blocked/lab";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { databaseModule, program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";
import { fillDisk, makePipe, makeReadOnly, mountSmallDisk, whyNoMount } from "./mounts.ts";
import { runReset, runToEnd } from "./run-to-end.ts";

const isRoot = process.getuid?.() === 0;
/** Whether the user nobody can read the repository; below /root it cannot. */
const isSeen =
  !isRoot || spawnSync(process.execPath, ["--check", databaseModule], { uid: 65_534 }).status === 0;
/** The user nobody, because no permission stops root. */
const powerless = isRoot && isSeen ? { uid: 65_534, gid: 65_534 } : {};

type Fault = [rule: string, make: (path: string) => void, folderMode?: number];

const always: Fault[] = [
  ["a folder in place of the file", (path) => mkdirSync(path)],
  ["a pipe in place of the file", makePipe],
  ["a link to an impossible path", (path) => symlinkSync("/dev/null/lab.sqlite", path)],
];
const forbidden: Fault[] = [
  ["a read-only folder", () => {}],
  ["a read-only file", makeReadable],
  ["a read-only file in a writable folder", makeReadable, 0o777],
  ["an unreadable file", (path) => writeFileSync(path, "", { mode: 0o000 })],
];
function makeReadable(path: string): void {
  openDatabase(path).$client.close();
  chmodSync(path, 0o444);
}

const unwritable = isSeen ? [...always, ...forbidden] : always;

const sentence =
  /^The database \S+lab\.sqlite cannot be opened \([^\n]+\): check the path and its permissions, or set DATABASE_PATH to another file\.$/;

/** Opens each database as nobody and prints one line for each. */
const openAll = `
  import { openDatabase } from ${JSON.stringify(databaseModule)};
  for (const path of process.argv.slice(1)) {
    try {
      openDatabase(path);
      console.log("opened");
    } catch (error) {
      console.log(error.message);
    }
  }`;

test("a database that cannot be written › opening it › one sentence", async () => {
  const paths = unwritable.map(([, make, mode = 0o555]) => {
    const folder = makeFolder();
    const path = join(folder, "lab.sqlite");
    make(path);
    chmodSync(folder, mode);
    // Otherwise only root could remove it.
    onTestFinished(() => chmodSync(folder, 0o755));
    return path;
  });
  const child = spawn(process.execPath, ["--input-type=module", "-e", openAll, ...paths], {
    stdio: ["ignore", "pipe", "inherit"],
    ...powerless,
  });
  const said = (await text(child.stdout)).trim().split("\n");
  const want: unknown = expect.stringMatching(sentence);
  expect(unwritable.map(([rule], index) => [rule, said[index]])).toEqual(
    unwritable.map(([rule]) => [rule, want]),
  );
});

test("a database that cannot be written › the API › says the sentence and fails", async () => {
  const { output, ...end } = await runToEnd({
    env: { DATABASE_PATH: makeFolder() },
    program,
  });
  expect(end).toEqual({ code: 1, signal: null });
  expect(output).toMatch(/^The database \S+ cannot be opened \([^\n]+\): check [^\n]+\.\n$/);
});

test.skipIf(!existsSync("/proc"))(
  "a folder that cannot be created › opening it › one sentence",
  () => {
    expect(() => openDatabase("/proc/x/y.sqlite")).toThrow(
      new PlainError(
        "The database /proc/x/y.sqlite cannot be opened (ENOENT: no such file or directory, mkdir '/proc/x'): check the path and its permissions, or set DATABASE_PATH to another file.",
      ),
    );
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
  ["the API", (path: string) => runToEnd({ env: { DATABASE_PATH: path }, program })],
  ["pnpm reset", runReset],
] as const;
const onDisks = disks.flatMap(([disk, ...rest]) =>
  programs.map(([name, run]) => [name, disk, run, ...rest] as const),
);

test.for(onDisks)(
  "%s › a %s disk › one sentence and exit code 1",
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
