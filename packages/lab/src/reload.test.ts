import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isSource, runAndReload } from "./reload.ts";

const patience = { timeout: 30_000, interval: 20 };

/** A program that writes down what a source file says, and then runs on or ends. */
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
] as const)(
  "%s › an editor replaces a source file, twice › it runs again each time",
  { timeout: 60_000 },
  async ([, last]) => {
    const { read, save, children } = startProgram(last);
    await expect.poll(read, patience).toBe("1");
    save("2");
    await expect.poll(read, patience).toBe("12");
    save("3");
    await expect.poll(read, patience).toBe("123");
    expect(children).toHaveLength(3);
  },
);

test(
  "a stop › the program has ended, and a change starts nothing",
  { timeout: 60_000 },
  async () => {
    const { read, save, stop, ended, children } = startProgram("setInterval(() => {}, 1000)");
    await expect.poll(read, patience).toBe("1");
    stop.abort();
    await ended;
    save("2");
    expect(children.map(({ signalCode }) => signalCode)).toEqual(["SIGTERM"]);
    expect(read()).toBe("1");
  },
);

test.for([
  ["app.ts", true],
  ["recorded.json", true],
  ["app.test.ts", false],
  [".app.ts.swp", false],
  ["app.ts~", false],
  ["4913", false],
] as const)("a change to %s › runs the program again: %s", ([name, want]) => {
  expect(isSource(name)).toBe(want);
});
