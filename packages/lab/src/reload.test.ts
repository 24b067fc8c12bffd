import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isSource, runAndReload } from "./reload.ts";

const patience = { timeout: 60_000, interval: 20 };

/** Starts a program that logs a source file's text, then runs on or ends. */
function startProgram(last: string) {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  const [source, log] = [join(folder, "src/below/program.ts"), join(folder, "log")];
  mkdirSync(join(folder, "src/below"), { recursive: true });
  writeFileSync(log, "");
  const save = (text: string) => {
    writeFileSync(`${source}~`, text);
    renameSync(`${source}~`, source);
  };
  save("1");
  const code = `const { appendFileSync, readFileSync } = require("node:fs");
    appendFileSync(${JSON.stringify(log)}, readFileSync(${JSON.stringify(source)}, "utf8")); ${last}`;
  const children: ChildProcess[] = [];
  const begin = () => {
    const child = spawn(process.execPath, ["--eval", code], { stdio: "inherit" });
    children.push(child);
    return child;
  };
  const stop = new AbortController();
  const ended = runAndReload(begin, [join(folder, "src")], stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await ended;
    rmSync(folder, { recursive: true });
  });
  return { children, save, stop, ended, read: () => readFileSync(log, "utf8") };
}

test.for([
  ["a running program", "setInterval(() => {}, 1000)"],
  ["a program that ended by itself", "process.exitCode = 1"],
] as const)("runAndReload › %s › restarts for each replaced source file", async ([, last]) => {
  const { read, save, children } = startProgram(last);
  await expect.poll(read, patience).toBe("1");
  save("2");
  await expect.poll(read, patience).toBe("12");
  save("3");
  await expect.poll(read, patience).toBe("123");
  expect(children).toHaveLength(3);
});

test("runAndReload › aborted › ends the program and ignores changes", async () => {
  const { read, save, stop, ended, children } = startProgram("setInterval(() => {}, 1000)");
  await expect.poll(read, patience).toBe("1");
  stop.abort();
  await ended;
  save("2");
  expect(children.map(({ signalCode }) => signalCode)).toEqual(["SIGTERM"]);
  expect(read()).toBe("1");
});

test.for([
  ["app.ts", true],
  ["recorded.json", true],
  ["app.test.ts", false],
  [".app.ts.swp", false],
  ["app.ts~", false],
  ["4913", false],
] as const)("isSource › %s › %s", ([name, want]) => {
  expect(isSource(name)).toBe(want);
});
