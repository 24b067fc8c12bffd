import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { runApi, toEnd } from "../../soak/api-process.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";

const isRoot = process.getuid?.() === 0;
/** Nobody, where the tests are run by root, whom no permission stops. */
const powerless = isRoot ? 65_534 : undefined;
/** Nobody sees nothing of a repository in root's own folder. */
const isSeen =
  !isRoot ||
  spawnSync(process.execPath, ["--check", join(import.meta.dirname, "../..", program)], {
    uid: 65_534,
  }).status === 0;

const start = (env: Record<string, string>) =>
  toEnd(runApi({ API_PORT: "4999", ...env }, program, isSeen ? powerless : undefined));

type Fault = [rule: string, make: (path: string) => void];

const everybodys: Fault[] = [
  ["a folder in place of the file", (path) => mkdirSync(path)],
  ["a link to what cannot be", (path) => symlinkSync("/dev/null/lab.sqlite", path)],
];
const forbidden: Fault[] = [
  ["a folder in which nothing may be made", () => {}],
  [
    "a file that may only be read",
    (path) => {
      openDatabase(path).$client.close();
      chmodSync(path, 0o444);
    },
  ],
  ["a file that may not be read", (path) => writeFileSync(path, "", { mode: 0o000 })],
];
const unwritable = isSeen ? [...everybodys, ...forbidden] : everybodys;

test("what cannot be written is one sentence, and a failure", async () => {
  const ended = await Promise.all(
    unwritable.map(async ([rule, make]) => {
      const folder = makeFolder();
      const path = join(folder, "lab.sqlite");
      make(path);
      chmodSync(folder, 0o555);
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
