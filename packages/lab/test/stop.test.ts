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
  ["finish in time › code 0", "Promise.resolve()", late, 0, ""],
  ["finish fails › code 1", "Promise.reject(new Error())", late, 1, ""],
  ["finish too late, with a sentence › code 1", never, late, 1, "It took too long.\n"],
  ["finish too late, without one › code 0", never, "{ patience: 50 }", 0, ""],
];

test.for(rows)("whenAskedToStop › %s", async ([, finish, limit, code, stderr]) => {
  expect(await stop(finish, limit)).toEqual({ code, stdout: "", stderr });
});
