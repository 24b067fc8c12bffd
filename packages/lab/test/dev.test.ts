import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../src/root.ts";
import { testEnvironment } from "../src/suite/run.ts";
import { run } from "./lab-process.ts";
import { families, findFreePort, isFree } from "./ports.ts";

const folder = mkdtempSync(join(tmpdir(), "blocked-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(root, "apps/web/.next-lab-test"), { recursive: true, force: true });
});

/** The real command, on ports and a database of its own. */
async function startLab(command: "dev" | "start", dist: string) {
  const [web, api, evil] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const lab = run("npx", ["-y", "pnpm@12", command], {
    WEB_PORT: String(web),
    API_PORT: String(api),
    EVIL_PORT: String(evil),
    DATABASE_PATH: join(folder, "lab.sqlite"),
    NEXT_DIST_DIR: dist,
  });
  await lab.says(`API http://localhost:${api}`);
  return { ...lab, web, api };
}

/** Not the lab's: what npm, pnpm and Node say for themselves, and warnings, such as Next.js's of a slow disk. */
const isOfOthers = /^(?:$|\$ |npm |.*\bWARN\b| ?⚠|\(node:|\(Use `node)/;

const patience = { timeout: 60_000, interval: 50 };
const minutes = { timeout: 240_000 };

test("dev › both servers respond › prints two lines, and Ctrl-C stops both", minutes, async () => {
  const { web, api, output, ended, signal } = await startLab("dev", ".next-lab-test");
  for (const family of families) {
    const host = family.includes(":") ? `[${family}]` : family;
    const lab = await fetch(`http://${host}:${web}/lab.json`);
    expect(await lab.json()).toMatchObject({ api: `http://localhost:${api}` });
    expect((await fetch(`http://${host}:${api}/health`)).status).toBe(200);
  }
  expect([await isFree(web), await isFree(api)]).toEqual([false, false]);
  const lines = `${output.stdout}${output.stderr}`.split("\n");
  expect(lines.filter((line) => !isOfOthers.test(line))).toEqual([
    `Lab http://localhost:${web}`,
    `API http://localhost:${api}`,
  ]);

  signal("group", "SIGINT");
  await ended;
  await expect.poll(() => isFree(web), patience).toBe(true);
  await expect.poll(() => isFree(api), patience).toBe(true);
});

// Killed like this, `dev` ends by the same rule (parent.ts); what runs here is already built.
test("start › only the top process is killed › both servers stop", minutes, async () => {
  const { web, api, signal } = await startLab("start", testEnvironment.NEXT_DIST_DIR);
  expect([await isFree(web), await isFree(api)]).toEqual([false, false]);
  signal("top", "SIGKILL");
  await expect.poll(() => isFree(web), patience).toBe(true);
  await expect.poll(() => isFree(api), patience).toBe(true);
});
