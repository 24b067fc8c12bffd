import { expect, test } from "vitest";
import { runPhase, toSeconds } from "./phase.ts";

test.for<[shell: string, times: string, seconds: number | null]>([
  ["dash and bash", "0m0.00s 0m0.01s\n1m2.50s 0m5.25s\n", 67.75],
  ["a shell that writes a comma", "0m0,00s 0m0,01s\n0m2,50s 0m0,25s\n", 2.75],
  ["no shell at all", "", null],
])("processor time › %s › %j is read", ([, times, seconds]) => {
  expect(toSeconds(times)).toBe(seconds);
});

const run = (code: string) =>
  runPhase(
    { name: "a phase", program: process.execPath, args: ["-e", code] },
    () => {},
    () => {},
  );

test("a phase › that fails without naming a test › its last lines are the reason", async () => {
  const { failures } = await run('console.error("The disk is full."); process.exit(3)');
  expect(failures).toEqual([{ file: "a phase", title: "", reason: "The disk is full." }]);
});

test("a phase › whose program is killed › the signal is the reason, after what it said", async () => {
  const { failures } = await run('console.log("Half."); process.kill(process.pid, "SIGKILL")');
  expect(failures).toMatchObject([
    { reason: expect.stringMatching(/^Half\.\n(?:Killed\n)?A signal ended it \(SIGKILL\): /) },
  ]);
});

test("a phase › killed after a test failed › both are told", async () => {
  const event = { kind: "end", status: "failed", file: "a.test.ts", title: "a", reason: "why" };
  const line = JSON.stringify(`\u001e${JSON.stringify(event)}\n`);
  const { failures } = await run(
    `process.stdout.write(${line}, () => process.kill(process.pid, "SIGKILL"))`,
  );
  expect(failures.map(({ file }) => file)).toEqual(["a.test.ts", "a phase"]);
});

test("a phase › whose shell is killed too › the signal is the reason", async () => {
  const { failures } = await run('process.kill(process.ppid, "SIGKILL")');
  expect(failures).toMatchObject([
    { reason: expect.stringMatching(/^A signal ended it \(SIGKILL\): /) },
  ]);
});

test("a phase › whose processes work › their processor time is counted", async () => {
  const work = "const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);";
  const { cpu, failures } = await run(work);
  expect(failures).toEqual([]);
  expect(cpu).toBeGreaterThan(0.25);
});

test("a phase › that tells of its tests › they are counted", async () => {
  const tell = (status: string) =>
    JSON.stringify({ kind: "end", status, file: "a.test.ts", title: "a", reason: "why" });
  const lines = ["passed", "passed", "skipped", "failed"].map(tell);
  const code = `for (const line of ${JSON.stringify(lines)}) console.log("\\u001e" + line)`;
  expect(await run(code)).toMatchObject({
    passed: 2,
    skipped: 1,
    failures: [{ file: "a.test.ts", title: "a", reason: "why" }],
  });
});
