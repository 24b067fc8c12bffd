import { expect, test } from "vitest";
import { ask, isAtLeast, run, toTelling } from "./tool.ts";

const versions: [printed: string | null, major: number, minor: number, want: boolean][] = [
  ["go1.26.8", 1, 25, true],
  ["go1.9", 1, 25, false],
  ["3.11.7", 3, 11, true],
  ["3.9.2", 3, 11, false],
  ["javac 17.0.15", 17, 0, true],
  ["javac 1.8.0_402", 17, 0, false],
  ["cargo 2.0.0 (abc 2030-01-01)", 1, 85, true],
  ["", 1, 0, false],
  [null, 1, 0, false],
];

test.for(versions)("version › %s › at least %i.%i: %s", ([printed, major, minor, want]) => {
  expect(isAtLeast(printed, major, minor)).toBe(want);
});

test("question to a program › not installed › null", async () => {
  expect(await ask("no-such-program-anywhere", "--version")).toBeNull();
});

const outputs: [rule: string, output: string, want: string | null][] = [
  [
    "Maven › the first line about an error",
    "[INFO] Building\n\u001B[0m[ERROR] Some problems were encountered:\n[ERROR] Non-resolvable parent POM\n[ERROR] [Help 1] http://a.example\n",
    "[ERROR] Non-resolvable parent POM",
  ],
  ["Go › the last line", "go: downloading a\ngo: a: no such host\n", "go: a: no such host"],
  ["nothing › null", "\n", null],
];

test.for(outputs)("output of a failed program › %s", ([, output, want]) => {
  expect(toTelling(output)).toBe(want);
});

test("run of a program › fails › one line with its own words", async () => {
  const failing = run("node", ["-e", "console.error('Error: no network'); process.exit(1)"], {
    cwd: import.meta.dirname,
  });
  await expect(failing).rejects.toThrow(
    "node did not finish, and the next run repeats it: Error: no network",
  );
});

test("run of a program › variables › added to those of this process", async () => {
  const checks = "process.exit(process.env.ADDED === 'a b' && process.env.PATH ? 0 : 1)";
  const running = run("node", ["-e", checks], {
    cwd: import.meta.dirname,
    env: { ADDED: "a b" },
  });
  await expect(running).resolves.toBeUndefined();
});
