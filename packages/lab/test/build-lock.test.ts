import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./lab-process.ts";

const module = new URL("../src/suite/build-lock.ts", import.meta.url).href;
const plain = new URL("../src/plain-error.ts", import.meta.url).href;

/** Takes the lock in a process of its own, where tsx has begun with another TMPDIR. */
const take = (body: string, folder: string) =>
  run(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "--eval",
    `process.env.TMPDIR = ${JSON.stringify(folder)};
     const { withBuildLock } = await import(${JSON.stringify(module)});
     const { exitWith } = await import(${JSON.stringify(plain)});
     await withBuildLock(async () => { ${body} }).catch(exitWith);`,
  ]);

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const isLock = (name: string) => name.endsWith(".sock");

test("the build lock › its process is killed › the next one takes it", async () => {
  const folder = makeFolder();
  const killed = await take('process.kill(process.pid, "SIGKILL");', folder).ended;
  expect(killed.code).toBeNull();
  expect(readdirSync(folder).filter(isLock)).toHaveLength(1);
  expect(await take('console.log("built");', folder).ended).toMatchObject({ stdout: "built\n" });
  expect(readdirSync(folder).filter(isLock)).toEqual([]);
});

test("the build lock › TMPDIR is too long for a socket's path › it is taken elsewhere", async () => {
  const above = makeFolder();
  const folder = join(above, "x".repeat(100));
  mkdirSync(folder);
  expect(await take('console.log("built");', folder).ended).toMatchObject({ stdout: "built\n" });
  // The system truncates the path, and the lock would stay here.
  expect(readdirSync(above)).toEqual(["x".repeat(100)]);
});

test("the build lock › TMPDIR is no folder › one sentence says so", async () => {
  const { code, stderr } = await take("", "/dev/null").ended;
  expect(stderr).toMatch(/^Nothing can be written to \/dev\/null \(\w+\): .* TMPDIR\.\n$/);
  expect(code).toBe(1);
});
