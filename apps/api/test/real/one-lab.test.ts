import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startServer } from "../../soak/server-process.ts";
import { readAllItems } from "../../soak/write.ts";
import { samples } from "../../src/items/samples.ts";
import { items } from "../support/build.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";
import { runReset, runToEnd } from "./run-to-end.ts";

// kill.test.ts starts a second lab on the database of a killed one.
const folder = makeFolder(afterAll);
mkdirSync(join(folder, "real"));
symlinkSync(join(folder, "real"), join(folder, "link"));
const path = join(folder, "real/lab.sqlite");
const { base, kill } = await startServer(program, path);
afterAll(async () => void (await kill("SIGKILL")));

test("a second lab › the same database by another name › one sentence and exit code 1", async () => {
  const env = { DATABASE_PATH: join(folder, "link/lab.sqlite") };
  expect(await runToEnd({ env, program })).toEqual({
    code: 1,
    signal: null,
    output: `Another lab uses the database ${path}: stop it, or set DATABASE_PATH to another file.\n`,
  });
  expect((await fetch(`${base}/health`)).status).toBe(200);
});

test("pnpm reset › a running lab › the samples are restored", async () => {
  await fetch(`${base}${items}/1`, { method: "DELETE" });
  expect((await readAllItems(base)).length).toBe(samples.length - 1);
  expect(await runReset(path)).toEqual({
    code: 0,
    signal: null,
    output: "The sample items are back.\n",
  });
  expect((await readAllItems(base)).length).toBe(samples.length);
});
