import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, engines } from "@blocked/cors-protocol";
import { root } from "@blocked/lab";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findEngine, toAdvice } from "../engines/find.ts";
import { suite } from "../settings.ts";
import { installCompanion } from "./install.ts";
import { type Ended, play, writeSuites } from "./play.ts";
import { startServers } from "./servers.ts";

const readme = readFileSync(join(root, "packages/playwright/README.md"), "utf8");
const found = engines.filter((engine) => findEngine(engine) !== null);
const folder = mkdtempSync(join(tmpdir(), "companion-"));
const project = join(folder, "project");
let servers: Awaited<ReturnType<typeof startServers>>;
let ended: Ended[] = [];
let printed = "";
let packed: ReturnType<typeof installCompanion>;

// Some 60 tests in three browsers.
beforeAll(async () => {
  const missing = suite.required.find((engine) => !found.includes(engine));
  if (missing !== undefined) throw new Error(toAdvice(missing));
  servers = await startServers();
  packed = installCompanion(project);
  const places = [
    ["http://localhost:3000", servers.page],
    ["http://localhost:4000", servers.api],
  ] as const;
  writeSuites(project, places, readme);
  ({ ended, printed } = await play(project, found));
}, 600_000);
afterAll(() => {
  servers.close();
  rmSync(folder, { recursive: true, force: true });
});

const of = (name: string) => ended.filter((one) => one.project === name);
const errorOf = (engine: Engine, title: string) =>
  of(engine).find((one) => one.title.endsWith(`: ${title}`))?.errors ?? "";

test.for(found)("%s › every test › ends as its title says", (engine) => {
  const all = of(engine);
  expect(all.length).toBeGreaterThan(10);
  const wrong = all.filter(
    ({ title, status }) =>
      status !== "skipped" && status !== (title.startsWith("red") ? "failed" : "passed"),
  );
  expect(wrong).toEqual([]);
});

test.for(found)("%s › a blocked request › the error has cause, exchange and fix", (engine) => {
  const url = `${servers.api}/no-headers`;
  const text = errorOf(engine, "a blocked request that nobody means");
  expect(text).toContain(`CORS blocked GET ${url} from ${servers.page}`);
  expect(text).toContain("code    MissingAllowOriginHeader");
  expect(text).toContain("does not say which origin may read it");
  expect(text).toContain(`send “Access-Control-Allow-Origin: ${servers.page}”`);
  const put = errorOf(engine, "a blocked PUT that nobody means");
  expect(put).toContain("CORS blocked PUT");
  expect(put).toContain("Access-Control-Allow-Methods: (without PUT)");
});

test.for(found)("%s › failures that are no CORS error of that kind › told apart", (engine) => {
  expect(errorOf(engine, "a target of the page's own origin")).toContain("same origin:");
  expect(errorOf(engine, "a server that is down is no CORS error")).toContain(
    "CORS is not the reason",
  );
  expect(errorOf(engine, "another code than the real one")).toContain(
    "no CORS error InvalidAllowCredentials",
  );
});

test.for(found)("%s › a blocked request › the report has its diagram and its line", (engine) => {
  const one = of(engine).find(({ title }) => title.endsWith("a blocked PUT that nobody means"));
  const [diagram] = one?.attachments ?? [];
  expect(diagram).toMatchObject({ contentType: "text/html" });
  expect(diagram?.body).toContain("<code>OPTIONS /get-only</code>");
  expect(diagram?.body).toContain("was never sent");
  expect(diagram?.body).not.toMatch(/\b(?:src|href)=|url\(|@import/);
  expect(printed).toContain(`CORS blocked PUT ${servers.api}/get-only from ${servers.page}`);
});

const hasChromium = found.includes("chromium");
const byTitle = (name: string) =>
  ended.filter((one) => one.project === name || one.project === `${name}, insecure`);

test.runIf(hasChromium)("falsifier › a suite without the companion › green", () => {
  expect(byTitle("plain").filter(({ status }) => status !== "passed")).toEqual([]);
  expect(byTitle("plain").length).toBe(byTitle("guarded").length);
});

test.runIf(hasChromium)(
  "falsifier › the same suite with the companion › red, with the reason",
  () => {
    const guarded = byTitle("guarded");
    expect(guarded.length).toBeGreaterThan(10);
    const wrong = guarded.filter(({ status, title, errors }) => {
      const [reason = ""] = title.split(" › ");
      return status !== "failed" || !errors.includes(`would assert nothing:\n  ${reason}: `);
    });
    expect(wrong).toEqual([]);
  },
);

test("package › linted by publint and attw › nothing is wrong", () => {
  const bin = (name: string) => join(root, "packages/cors-protocol/node_modules/.bin", name);
  for (const [name, args] of [
    ["publint", ["run", packed.built, "--strict", "--pack", "false"]],
    ["attw", [packed.tarball, "--profile", "esm-only", "--format", "ascii"]],
  ] as const) {
    const checked = spawnSync(bin(name), args, { encoding: "utf8" });
    expect(checked.status, checked.stdout + checked.stderr).toBe(0);
  }
});

test.for(["bundler", "nodenext"])(
  "package › README and suites compiled with moduleResolution %s › no error",
  (resolution) => {
    const modules = resolution === "bundler" ? "esnext" : "nodenext";
    const options = `--noEmit --strict --skipLibCheck --types node --lib es2023,dom --module ${modules}`;
    const files = ["readme", "guarded"].flatMap((name) =>
      readdirSync(join(project, name)).map((file) => join(name, file)),
    );
    const { stdout, status } = spawnSync(
      join(root, "e2e/node_modules/.bin/tsc"),
      [...options.split(" "), "--moduleResolution", resolution, ...files],
      { cwd: project, encoding: "utf8" },
    );
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  },
);

test.runIf(hasChromium)("README › every block › passes", () => {
  expect(of("readme").length).toBeGreaterThanOrEqual(4);
  expect(of("readme").filter(({ status }) => status !== "passed")).toEqual([]);
});
