import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startServer } from "../../soak/server-process.ts";
import { readAllItems } from "../../soak/write.ts";
import { samples } from "../../src/items/samples.ts";
import { items } from "../support/build.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";
import { runReset, runToEnd } from "./run-to-end.ts";

async function startLab(path: string) {
  const api = await startServer(program, path);
  onTestFinished(async () => void (await api.kill("SIGKILL")));
  return api;
}

const startSecond = (path: string) =>
  runToEnd({ env: { DATABASE_PATH: path }, program: [program] });

test("a second lab › the same database › one sentence and exit code 1", async () => {
  const folder = makeFolder();
  const path = join(folder, "real/lab.sqlite");
  const first = await startLab(path);
  symlinkSync(join(folder, "real"), join(folder, "link"));
  for (const same of [path, join(folder, "link/lab.sqlite")]) {
    expect(await startSecond(same)).toEqual({
      code: 1,
      signal: null,
      output: `Another lab uses the database ${path}: stop it, or set DATABASE_PATH to another file.\n`,
    });
  }
  expect((await fetch(`${first.base}/health`)).status).toBe(200);
});

test("a killed lab › its database › is not locked", async () => {
  const path = join(makeFolder(), "lab.sqlite");
  const first = await startLab(path);
  await first.kill("SIGKILL");
  const second = await startLab(path);
  expect((await readAllItems(second.base)).length).toBe(samples.length);
});

test("pnpm reset › a running lab › the samples are restored", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, "new"));
  const path = join(folder, "new/lab.sqlite");
  const { base } = await startLab(path);
  await fetch(`${base}${items}/1`, { method: "DELETE" });
  expect((await readAllItems(base)).length).toBe(samples.length - 1);
  expect(await runReset(path)).toEqual({
    code: 0,
    signal: null,
    output: "The sample items are back.\n",
  });
  expect((await readAllItems(base)).length).toBe(samples.length);
});
