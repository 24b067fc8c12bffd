import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { exitWith, PlainError, root } from "@blocked/lab";
import type { ServerProcess } from "../soak/server-process.ts";
import { type ServerName, serverNames } from "./comparisons.ts";
import { measure, measureBoots } from "./measure.ts";
import { toRatios } from "./ratios.ts";
import { toText } from "./report.ts";
import { expectSameAnswers } from "./same-answers.ts";
import { buildPrograms, startContender } from "./servers.ts";

// `pnpm bench`: measures the API beside its peers, each in its own process, in turns.
const profileCounts = [10, 50, 200];
/** Milliseconds for a start with the most profiles. */
const bootLimit = 1000;

const folder = mkdtempSync(join(tmpdir(), "blocked-bench-"));
const running: [ServerName, ServerProcess][] = [];
try {
  const { rounds, seconds, json } = readFlags();
  await buildPrograms();
  for (const name of serverNames) running.push([name, await startContender(name, folder)]);
  const contenders = Object.fromEntries(running) as Record<ServerName, ServerProcess>;
  await expectSameAnswers(contenders);
  const samples = await measure(contenders, { rounds, seconds }, (load, share) =>
    say(`${load}: ${Math.round(share * 100)} %`),
  );
  await stop();
  say(`starting with ${profileCounts.join(", ")} profiles`);
  const boots = await measureBoots(profileCounts);
  say("");
  const ratios = toRatios(samples);
  process.stdout.write(toText(samples, ratios, boots, bootLimit));
  const path = resolve(root, json);
  mkdirSync(dirname(path), { recursive: true });
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
  const all = { machine, rounds, seconds, ratios, samples, boots };
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  process.stdout.write(`\nThe same as JSON: ${path}\n`);
} catch (error) {
  exitWith(error);
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function stop(): Promise<void> {
  await Promise.all(running.splice(0).map(([, server]) => server.kill("SIGKILL")));
}

/** Replaces the last line on a terminal. */
function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else if (text.endsWith(" 0 %")) process.stderr.write(`${text}\n`);
}

function readFlags() {
  const advice = "pnpm bench takes --rounds 5 --seconds 1 --json .data/bench.json";
  const string = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { rounds: string, seconds: string, json: string } });
    const { rounds = "5", seconds = "1", json = ".data/bench.json" } = values;
    const numbers = { rounds: Number(rounds), seconds: Number(seconds) };
    if (numbers.rounds > 0 && numbers.seconds > 0) return { ...numbers, json };
  } catch {
    // The sentence below covers a wrong flag too.
  }
  throw new PlainError(advice);
}
