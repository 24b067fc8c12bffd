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
