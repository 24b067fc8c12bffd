import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../src/root.ts";
import { withBuildLock } from "../src/suite/build-lock.ts";
import { testEnvironment } from "../src/suite/run.ts";
import { run } from "./lab-process.ts";
import { findFreePort } from "./ports.ts";

/** A space, a letter that is not ASCII, and what has a meaning in a URL, a glob, a regular expression or a shell. */
const name = "ä b (1) [2] 50%20#$";

/** What other runs build, and what Next.js only needs to build again. */
const leftOut = /\/\.(?:turbo|next-e2e\/cache|next(?!-e2e(?:\/|$))[^/]*)$/;

/**
 * A copy, because import.meta.url shows where a link leads. The links of pnpm in each package are relative and stay
 * links, so that packages find each other in the copy; only what was installed is shared.
 */
function copyLab(): string {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lab = join(folder, name, "lab");
  for (const part of ["apps", "packages", "package.json", "tsconfig.base.json"]) {
    cpSync(join(root, part), join(lab, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !leftOut.test(path),
    });
  }
  symlinkSync(join(root, "node_modules"), join(lab, "node_modules"));
  return lab;
}

/** In a moment where it was built before, as in a run of the whole suite. */
const build = () => run("npx", ["-y", "pnpm@12", "build"], testEnvironment).ended;

async function readStatus(address: string): Promise<number> {
  const response = await fetch(address).catch(() => null);
  await response?.body?.cancel();
  return response?.status ?? 0;
}

test("in a path with odd letters › the built page, the API and a command work", async () => {
  expect(await withBuildLock(build)).toMatchObject({ code: 0 });
  const lab = copyLab();
  const [web, api, evil] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const env = {
    ...testEnvironment,
    WEB_PORT: String(web),
    API_PORT: String(api),
    EVIL_PORT: String(evil),
    NODE_ENV: "production",
  };

  const command = join(lab, "packages/lab/bin/lab.mjs");
  expect(await run(process.execPath, [command, "reset"]).ended).toEqual({
    code: 0,
    stdout: "The sample items are back.\n",
    stderr: "",
  });
  expect(existsSync(join(lab, ".data/lab.sqlite"))).toBe(true);

  const tsx = join(lab, "node_modules/.bin/tsx");
  const servers = [
    run(tsx, ["server/main.ts"], env, join(lab, "apps/web")),
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

  expect(readdirSync(dirname(lab))).toEqual(["lab"]);
  expect(readdirSync(dirname(dirname(lab)))).toEqual([name]);
});
