import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Engine } from "@blocked/cors-protocol";
import { root } from "@blocked/lab";
import { findEngine, isSystemBuild } from "../engines/find.ts";
import { copyTo } from "./install.ts";

export type Ended = {
  project: string;
  title: string;
  status: string;
  /** The text of its errors, without colours. */
  errors: string;
  attachments: { name: string; contentType: string; body: string }[];
};

type Change = readonly [string, string];
type Suite = {
  title: string;
  specs?: Suite[];
  suites?: Suite[];
} & {
  tests?: { projectName: string; results: Result[] }[];
};
type Result = {
  status: string;
  errors: { message?: string }[];
  attachments: { name: string; contentType: string; body?: string }[];
};

const here = join(root, "e2e/companion");

/** Copies the suites into the project: as they are, without the companion, and for the system's WebKit. */
export function writeSuites(project: string, places: readonly Change[], readme: string): void {
  const from = (other: string): Change => [`from "@blocked/playwright"`, `from "${other}"`];
  copy("suites/engines", join(project, "engines"), places);
  // An expected failure costs no new worker.
  copy("suites/falsifier", join(project, "guarded"), places, "\ntest.fail(() => true);\n");
  copy("suites/falsifier", join(project, "plain"), [...places, from("./plain.ts")]);
  copy("suites/engines", join(project, "one-page"), [...places, from("./one-page.ts")]);
  copyTo(join(project, "plain/plain.ts"), join(here, "support/plain.ts"), []);
  const launcher: Change = ["../../engines/launch.ts", join(root, "e2e/engines/launch.ts")];
  copyTo(join(project, "one-page/one-page.ts"), join(here, "support/one-page.ts"), [launcher]);
  mkdirSync(join(project, "readme"));
  for (const [, name = "", code = ""] of readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)) {
    // Its configuration would stand in the way of this run's.
    if (name === "playwright.config.ts") continue;
    const text = places.reduce((all, [old, now]) => all.replaceAll(old, now), code);
    writeFileSync(join(project, "readme", name.replaceAll("/", "-")), text);
  }
}

function copy(source: string, target: string, changes: readonly Change[], end = ""): void {
  mkdirSync(target);
  for (const name of readdirSync(join(here, source))) {
    copyTo(join(target, name), join(here, source, name), changes);
    appendFileSync(join(target, name), end);
  }
}

/** Runs every suite in the engines that are installed: one run of Playwright. */
export async function play(project: string, engines: readonly Engine[]) {
  const launchable = (engine: Engine) => {
    const executablePath = findEngine(engine) ?? "";
    const channel = engine === "firefox" && isSystemBuild(engine, executablePath);
    return {
      browserName: engine,
      ...(channel ? { channel: "moz-firefox" } : {}),
      launchOptions: { executablePath },
    };
  };
  const chromium = launchable("chromium");
  const insecure = {
    ...chromium,
    launchOptions: { ...chromium.launchOptions, args: ["--disable-web-security"] },
  };
  const webkitIsSystem =
    engines.includes("webkit") && isSystemBuild("webkit", findEngine("webkit") ?? "");
  const inEngine = engines.map((name) =>
    name === "webkit" && webkitIsSystem
      ? { name, testDir: "one-page", use: { browserName: name } }
      : { name, testDir: "engines", use: launchable(name) },
  );
  const inChromium = ["plain", "guarded"].flatMap((name) => [
    { name, testDir: name, testIgnore: "arguments.spec.ts", use: chromium },
    { name: `${name}, insecure`, testDir: name, testMatch: "arguments.spec.ts", use: insecure },
  ]);
  const config = {
    reporter: [["json", { outputFile: "report.json" }], ["@blocked/playwright/reporter"]],
    workers: 1,
    timeout: 60_000,
    expect: { timeout: 20_000 },
    projects: [
      ...inEngine,
      ...(engines.includes("chromium")
        ? [...inChromium, { name: "readme", testDir: "readme", use: chromium }]
        : []),
    ],
  };
  writeFileSync(
    join(project, "playwright.config.ts"),
    `export default ${JSON.stringify(config, null, 2)};\n`,
  );
  const cli = join(project, "node_modules/@playwright/test/cli.js");
  const child = spawn(process.execPath, [cli, "test"], { cwd: project });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  }
  await new Promise((ended) => child.on("close", ended));
  return { ended: readReport(join(project, "report.json")), printed };
}

function readReport(path: string): Ended[] {
  const { suites } = JSON.parse(readFileSync(path, "utf8")) as { suites: Suite[] };
  const walk = (suite: Suite): Ended[] => [
    ...(suite.tests ?? []).flatMap(({ projectName, results }) =>
      results.map(({ status, errors, attachments }) => ({
        project: projectName,
        title: suite.title,
        status,
        errors: errors.map(({ message = "" }) => stripVTControlCharacters(message)).join("\n"),
        attachments: attachments.map(({ name, contentType, body = "" }) => ({
          name,
          contentType,
          body: Buffer.from(body, "base64").toString(),
        })),
      })),
    ),
    ...[...(suite.suites ?? []), ...(suite.specs ?? [])].flatMap(walk),
  ];
  return suites.flatMap(walk);
}
