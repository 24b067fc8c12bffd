import { expect, test } from "vitest";
import { run } from "./lab-process.ts";

const index = new URL("../src/index.ts", import.meta.url).href;

/** A process that stops itself, and finishes when this promise does. */
const stop = (finish: string, limit: string) =>
  run(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "--eval",
    `import { whenAskedToStop } from ${JSON.stringify(index)};
     setInterval(() => {}, 1000);
     whenAskedToStop(() => ${finish}, ${limit});
     process.kill(process.pid, "SIGTERM");`,
  ]).ended;

const late = '{ patience: 50, late: "It took too long." }';
const never = "new Promise(() => {})";

const rows: [rule: string, finish: string, limit: string, code: number, stderr: string][] = [
  ["finished in time", "Promise.resolve()", late, 0, ""],
  ["finishing failed", "Promise.reject(new Error())", late, 1, ""],
  ["too late, and that is a failure", never, late, 1, "It took too long.\n"],
  ["too late, and nobody minds", never, "{ patience: 50 }", 0, ""],
];

test.for(rows)("%s", { timeout: 60_000 }, async ([, finish, limit, code, stderr]) => {
  expect(await stop(finish, limit)).toEqual({ code, stdout: "", stderr });
});
