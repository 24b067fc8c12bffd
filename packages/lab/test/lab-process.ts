import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { root } from "../src/root.ts";
import { terminal } from "../src/terminal.ts";

export type Ended = { code: number | null; stdout: string; stderr: string };

/** A program in a process group of its own, as a terminal starts it. What is left of it dies with the test. */
export function run(program: string, args: string[], env: Record<string, string> = {}, cwd = root) {
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...terminal, ...env },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const ended = once(child, "close").then(([code]): Ended => ({ code, ...output }));
  onTestFinished(async () => {
    signal(child, "group", "SIGTERM");
    await Promise.race([ended, new Promise((done) => setTimeout(done, 10_000).unref())]);
    signal(child, "group", "SIGKILL");
  });

  return {
    output,
    ended,
    signal: (whom: "group" | "top", name: NodeJS.Signals) => signal(child, whom, name),
    /** Resolves when a line of its output is this one; a program that ends before that is a failure. */
    says: (line: string) =>
      new Promise<void>((done, fail) => {
        const look = () => output.stdout.split("\n").includes(line) && done();
        child.stdout.on("data", look);
        look();
        void ended.then(({ stdout, stderr }) => fail(new Error(`It ended:\n${stdout}${stderr}`)));
      }),
  };
}

function signal(child: ChildProcess, whom: "group" | "top", name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(whom === "group" ? -child.pid : child.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
