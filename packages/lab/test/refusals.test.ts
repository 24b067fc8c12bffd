import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../src/root.ts";
import { run } from "./lab-process.ts";
import { families, findFreePort, hold, isFree } from "./ports.ts";

const bin = join(root, "packages/lab/bin/lab.mjs");
const pnpm12 = { npm_config_user_agent: "pnpm/12.21.0 npm/? node/v20.19.0 linux x64" };

const lab = (command: string, env: Record<string, string> = {}) =>
  run(process.execPath, [bin, command], { ...pnpm12, ...env }).ended;

const agents: [rule: string, agent: string][] = [
  ["npm", "npm/11.19.1 node/v20.19.0 linux x64 workspaces/false"],
  ["pnpm 9", "pnpm/9.15.0 npm/? node/v20.19.0 linux x64"],
  ["pnpm 10", "pnpm/10.30.1 npm/? node/v20.19.0 linux x64"],
  ["yarn", "yarn/1.22.22 npm/? node/v20.19.0 linux x64"],
];
const needsPnpm = "This repository needs pnpm 12: type  npx -y pnpm@12 dev  instead.\n";

test.for(agents)("dev › started by %s › names the command that works", async ([, agent]) => {
  expect(await lab("dev", { npm_config_user_agent: agent })).toEqual({
    code: 1,
    stdout: "",
    stderr: needsPnpm,
  });
});

test("dev › started by npm run dev › names the command that works", async () => {
  const { code, stderr } = await run("npm", ["run", "dev"]).ended;
  expect(code).toBe(1);
  expect(stderr).toContain(needsPnpm);
});

test("lab.mjs › pnpm 12, or no package manager › reads the command", async () => {
  const sentence = /^There is no command "nothing": choose one of dev, /;
  const env = { npm_config_user_agent: "" };
  for (const { code, stderr } of [await lab("nothing"), await lab("nothing", env)]) {
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  }
});

/** The launcher alone in a folder. */
function copyLauncher(): string {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(bin, join(folder, "bin/lab.mjs"));
  return folder;
}

test("dev › nothing is installed › names the command that installs", async () => {
  const ended = await run(process.execPath, ["bin/lab.mjs", "dev"], pnpm12, copyLauncher()).ended;
  expect(ended).toEqual({
    code: 1,
    stdout: "",
    stderr: "Nothing is installed yet: type  npx -y pnpm@12 dev  and it installs first.\n",
  });
});

test("dev › what is installed fails › its error is shown", async () => {
  const folder = copyLauncher();
  const tsx = join(folder, "node_modules/tsx");
  mkdirSync(tsx, { recursive: true });
  writeFileSync(join(tsx, "package.json"), '{ "exports": { "./esm/api": "./api.mjs" } }');
  writeFileSync(join(tsx, "api.mjs"), 'import "no-such-package";');
  const { code, stderr } = await run(process.execPath, ["bin/lab.mjs", "dev"], pnpm12, folder)
    .ended;
  expect(code).toBe(1);
  expect(stderr).toContain("Cannot find package 'no-such-package'");
  expect(stderr).not.toContain("Nothing is installed");
});

const wrongPort = 'WEB_PORT is "abc": give it a port number from 1024 to 65535.\n';

const badPort =
  "WEB_PORT is 6000, a port that every browser blocks (https://fetch.spec.whatwg.org/#port-blocking): give it another port.\n";

test.for([
  ["dev", "abc", wrongPort],
  ["start", "abc", wrongPort],
  ["dev", "6000", badPort],
] as const)("%s › WEB_PORT=%s › one sentence and nothing else", async ([task, port, stderr]) => {
  expect(await lab(task, { WEB_PORT: port })).toEqual({ code: 1, stdout: "", stderr });
});

test("pnpm dev › a wrong port › the sentence once, and exit code 1", async () => {
  const { code, stdout, stderr } = await run("npx", ["-y", "pnpm@12", "dev"], { WEB_PORT: "abc" })
    .ended;
  expect(code).toBe(1);
  expect((stdout + stderr).split(wrongPort)).toHaveLength(2);
});

// loopback.test.ts tries each port on each address.
const cases = [
  { variable: "WEB_PORT", host: families[0] },
  { variable: "API_PORT", host: families.at(-1) },
] as const;

test.for(cases)(
  "dev › $variable taken on $host › one sentence, and nothing listens",
  async ({ variable, host = "" }) => {
    const { port } = await hold(0, host);
    const other = await findFreePort();
    const free = variable === "WEB_PORT" ? "API_PORT" : "WEB_PORT";
    const { code, stdout, stderr } = await lab("dev", {
      [variable]: String(port),
      [free]: String(other),
    });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      new RegExp(
        `^Port ${port} is taken by another program .*  ${free}=${other} ${variable}=\\d+ npx -y pnpm@12 dev\n$`,
      ),
    );
    expect(await isFree(other)).toBe(true);
  },
);

test("dev › EVIL_PORT taken › one sentence, and nothing listens", async () => {
  const { port } = await hold(0, "127.0.0.1");
  const [web, api] = [await findFreePort(), await findFreePort()];
  const { code, stdout, stderr } = await lab("dev", {
    WEB_PORT: String(web),
    API_PORT: String(api),
    EVIL_PORT: String(port),
  });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(
    new RegExp(
      `^Port ${port} is taken by another program .*  WEB_PORT=${web} API_PORT=${api} EVIL_PORT=\\d+ npx -y pnpm@12 dev\n$`,
    ),
  );
  expect([await isFree(web), await isFree(api)]).toEqual([true, true]);
});

const ofSuite: [rule: string, args: string[], env: Record<string, string>, sentence: string][] = [
  [
    "an engine that nobody knows",
    ["--engines=opera"],
    {},
    '--engines names "opera": give it all, or some of chromium,firefox,webkit, separated by commas.\n',
  ],
  [
    "one in the environment",
    [],
    { E2E_REQUIRE: "chromium,opera" },
    'E2E_REQUIRE names "opera": give it all, or some of chromium,firefox,webkit, separated by commas.\n',
  ],
  [
    "a bad port",
    [],
    { E2E_API_PORT: "6667" },
    "E2E_API_PORT is 6667, a port that every browser blocks (https://fetch.spec.whatwg.org/#port-blocking): give it another port.\n",
  ],
  [
    "a program that is not there",
    ["--engines=firefox"],
    { E2E_FIREFOX: "/no/such/firefox" },
    "E2E_FIREFOX names /no/such/firefox, and no such file exists.\n",
  ],
];

test.for(ofSuite)("e2e › %s › refused in one sentence", async ([, args, env, stderr]) => {
  const program = ["--import", "tsx", join(root, "e2e/run.ts"), ...args];
  const ended = await run(process.execPath, program, env).ended;
  expect(ended).toEqual({ code: 1, stdout: "", stderr });
});
