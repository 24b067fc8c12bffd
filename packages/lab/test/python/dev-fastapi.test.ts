import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { whyNoFastApi } from "../../src/python/fastapi.ts";
import { root } from "../../src/root.ts";
import { run } from "../lab-process.ts";
import { findFreePort, hold, isFree } from "../ports.ts";

const bin = join(root, "packages/lab/bin/lab.mjs");
const pnpm12 = { npm_config_user_agent: "pnpm/12.21.0 npm/? node/v20.19.0 linux x64" };
const lab = (args: string[], env: Record<string, string>) =>
  run(process.execPath, [bin, "dev", ...args], { ...pnpm12, ...env });
const dist = ".next-lab-fastapi";
afterAll(() => rmSync(join(root, "apps/web", dist), { recursive: true, force: true }));

async function findPorts() {
  const [web, api, evil] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const env = { WEB_PORT: `${web}`, API_PORT: `${api}`, EVIL_PORT: `${evil}` };
  return { web, api, env };
}

test("dev › an option that is unknown › one sentence", async () => {
  const { env } = await findPorts();
  expect(await lab(["--fastpai"], env).ended).toEqual({
    code: 1,
    stdout: "",
    stderr: 'There is no option "--fastpai": the only one is --fastapi.\n',
  });
});

test("dev --fastapi › its port is taken › one sentence with the command, and nothing listens", async () => {
  const { port } = await hold(0, "127.0.0.1");
  const { web, api, env } = await findPorts();
  const { code, stdout, stderr } = await lab(["--fastapi"], { ...env, FASTAPI_PORT: `${port}` })
    .ended;
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(
    /^Port \d+ is taken by another program .* FASTAPI_PORT=\d+ npx -y pnpm@12 dev --fastapi\n$/,
  );
  expect([await isFree(web), await isFree(api)]).toEqual([true, true]);
});

test("dev --fastapi › the port of the API › one sentence", async () => {
  const { api, env } = await findPorts();
  const { code, stderr } = await lab(["--fastapi"], { ...env, FASTAPI_PORT: `${api}` }).ended;
  expect([code, stderr]).toEqual([
    1,
    `FASTAPI_PORT is ${api}, as is another port of the lab: give it one of its own.\n`,
  ]);
});

const why = whyNoFastApi("today");
test.skipIf(why !== null)(
  "dev --fastapi › all respond › prints three lines, and Ctrl-C stops all",
  async () => {
    const { web, api, env } = await findPorts();
    const port = await findFreePort();
    const started = lab(["--fastapi"], {
      ...env,
      FASTAPI_PORT: `${port}`,
      FASTAPI_DATABASE_PATH: ":memory:",
      DATABASE_PATH: ":memory:",
      NEXT_DIST_DIR: dist,
    });
    const fastapi = `http://localhost:${port}`;
    await started.says(`FastAPI ${fastapi}`);
    expect(started.output.stdout).toContain(
      `Lab http://localhost:${web}\nAPI http://localhost:${api}\nFastAPI ${fastapi}\n`,
    );
    const links = await fetch(`http://localhost:${web}/lab.json`);
    expect(await links.json()).toMatchObject({ fastapi });
    const health = await fetch(`${fastapi}/health`);
    expect(await health.json()).toMatchObject({
      status: "ok",
      versions: { fastapi: expect.any(String) },
    });
    started.signal("group", "SIGINT");
    await started.ended;
    const patience = { timeout: 60_000, interval: 50 };
    for (const one of [web, api, port]) await expect.poll(() => isFree(one), patience).toBe(true);
  },
);
