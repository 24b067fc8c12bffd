import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../src/root.ts";
import { withBuildLock } from "../src/suite/build-lock.ts";
import { testEnvironment } from "../src/suite/run.ts";
import { run } from "./lab-process.ts";
import { findFreePort } from "./ports.ts";

/** A space, a letter that is not ASCII, and what has a meaning in a URL, a glob, a regular expression or a shell. */
const name = "ä b (1) [2] 50%20#$";

/** What other runs build, and what Next.js only needs to build again. */
const leftOut =
  /\/(?:e2e\/test-results|\.(?:turbo|real|dev|bench|venv[^/]*|next-e2e\/cache|next(?!-e2e(?:\/|$))[^/]*))$/;

/** `always` costs less than a few seconds of processor time; `full` is for `pnpm test:full`. */
type Form = { when: "always" | "full"; args: string[]; says: RegExp } | { apart: string };

const tsx = "node_modules/.bin/tsx";
/** The e2e commands without their build, which the copy contains. */
const suite = (...args: string[]) => [tsx, "e2e/run.ts", ...args];

/** How each command of the README runs here, or why it does not. */
const forms: Record<string, Form> = {
  reset: {
    when: "always",
    args: [tsx, "apps/api/src/reset.ts"],
    says: /^The sample items are back\.$/m,
  },
  generate: { when: "always", args: [tsx, "packages/error-guide/generate/main.ts"], says: /^$/ },
  measure: {
    when: "full",
    args: [tsx, "packages/cors-protocol/speed/measure.ts"],
    says: /a second: judge/,
  },
  "cors-doctor": {
    when: "always",
    args: [tsx, "apps/doctor/src/cli.ts", "--help"],
    says: /--from <origin>/,
  },
  engines: { when: "full", args: suite("--install"), says: /engine: Chromium/ },
  e2e: { when: "full", args: suite("tests/app.spec.ts"), says: /\d+ passed/ },
  differential: {
    when: "full",
    args: suite("--differential", "--runs", "1", "--seed", "7"),
    says: /: 0 differences in 1 runs/,
  },
  bench: {
    when: "full",
    args: [tsx, "apps/api/bench/main.ts", "--rounds", "1", "--seconds", "0.1"],
    says: /The same as JSON: .*ä b/,
  },
  soak: { when: "full", args: [tsx, "apps/api/soak/run.ts", "--kill", "1"], says: /^sound$/m },
  start: { apart: "the next test starts its two servers" },
  build: { apart: "builds the page again; what it built is what the next test opens" },
  dev: { apart: "compiles the page again" },
  weight: { apart: "builds the page twice" },
  test: { apart: "is what runs this" },
  "test:full": { apart: "is what runs this" },
  conformance: { apart: "installs the libraries of other runtimes" },
  "test:servers": { apart: "installs packages from PyPI" },
  "test:stress": { apart: "is `test` again and again" },
  reference: { apart: "is `e2e` in every engine, and writes" },
  clients: { apart: "installs other packages from npm, and writes" },
  pictures: { apart: "is `e2e` for minutes, and writes" },
  "bench:browser": { apart: "is `e2e` in a browser that is timed" },
  "bench:dev": { apart: "compiles the page again and again" },
  format: { apart: "starts a formatter, and writes" },
  check: { apart: "reads the sources of the whole repository for minutes" },
};

const commands = [
  ...readFileSync(join(root, "packages/lab/README.md"), "utf8").matchAll(/^\| `pnpm (\S+)` *\|/gm),
].map(([, command = ""]) => command);

const minutes = { timeout: 300_000 };
const isFull = process.env["LAB_EVERY_COMMAND"] === "1";

/**
 * Copies the repository, because import.meta.url resolves links. pnpm's links between packages are relative and stay
 * links, so the copy uses its own packages; only installed dependencies are shared.
 */
function copyLab(): string {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  const lab = join(folder, name, "lab");
  for (const part of ["apps", "e2e", "packages", "package.json", "tsconfig.base.json"]) {
    cpSync(join(root, part), join(lab, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !leftOut.test(path),
    });
  }
  symlinkSync(join(root, "node_modules"), join(lab, "node_modules"));
  return lab;
}

/** Takes a moment when the suite has built before. */
const build = () => run("npx", ["-y", "pnpm@12", "build"], testEnvironment).ended;

let copy: string | undefined;
afterAll(() => {
  if (copy !== undefined) rmSync(dirname(dirname(copy)), { recursive: true });
});

/** Makes the copy once. */
async function getLab(): Promise<string> {
  if (copy !== undefined) return copy;
  const built = await withBuildLock(build);
  expect(built).toMatchObject({ code: 0 });
  return (copy = copyLab());
}

async function readStatus(address: string): Promise<number> {
  const response = await fetch(address).catch(() => null);
  await response?.body?.cancel();
  return response?.status ?? 0;
}

test("odd path › every command of the README › has a form or a reason", () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(Object.keys(forms).toSorted()).toEqual(commands.toSorted());
});

for (const [command, form] of Object.entries(forms)) {
  if ("apart" in form) continue;
  const [program = "", ...args] = form.args;
  test.runIf(form.when === "always" || isFull)(
    `odd path › pnpm ${command} › works, and writes nothing outside`,
    minutes,
    async () => {
      const lab = await getLab();
      const { code, stdout, stderr } = await run(program, args, testEnvironment, lab).ended;
      expect(code, stdout + stderr).toBe(0);
      expect(stdout).toMatch(form.says);
      expect(readdirSync(dirname(lab))).toEqual(["lab"]);
      expect(readdirSync(dirname(dirname(lab)))).toEqual([name]);
    },
  );
}

test("odd path › the built page and the API › respond", async () => {
  const lab = await getLab();
  const [web, api, evil] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const env = {
    ...testEnvironment,
    WEB_PORT: String(web),
    API_PORT: String(api),
    EVIL_PORT: String(evil),
    NODE_ENV: "production",
  };
  const servers = [
    run(join(lab, tsx), ["server/main.ts"], env, join(lab, "apps/web")),
    run(process.execPath, ["dist/main.js"], env, join(lab, "apps/api")),
  ];
  const ended = Promise.race(servers.map((server) => server.ended));
  const addresses = [`${web}/lab.json`, `${web}/`, `${evil}/`, `${api}/health`];
  const answered = Promise.all(
    addresses.map((address) =>
      expect.poll(() => readStatus(`http://localhost:${address}`), { timeout: 60_000 }).toBe(200),
    ),
  );
  expect(await Promise.race([answered.then(() => "all answer"), ended])).toBe("all answer");
  expect(existsSync(join(lab, ".data/lab.sqlite"))).toBe(true);
});
