import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { exitWith, PlainError, root } from "@blocked/lab";
import { measureBoots, toBootText } from "./boots.ts";
import { type ServerName, servers } from "./comparisons.ts";
import { type Contender, startContender } from "./contender.ts";
import { expectSameAnswers } from "./same-answers.ts";
import { measure } from "./measure.ts";
import { buildPrograms } from "./programs.ts";
import { toRatios } from "./ratios.ts";
import { toText } from "./report.ts";
import { countVerdicts } from "./verdicts.ts";

// `pnpm bench`: the API beside its peers, each in a process of its own, alternating, on this machine.
const folder = mkdtempSync(join(tmpdir(), "blocked-bench-"));
const running: [ServerName, Contender][] = [];
try {
  const { rounds, seconds, json } = readFlags();
  await buildPrograms();
  for (const name of Object.keys(servers) as ServerName[]) {
    running.push([name, await startContender(servers[name][1], folder, name)]);
  }
  const contenders = Object.fromEntries(running) as Record<ServerName, Contender>;
  await expectSameAnswers(contenders);
  const samples = await measure(contenders, { rounds, seconds }, (load, share) =>
    say(`${load}: ${Math.round(share * 100)} %`),
  );
  stop();
  say("starting with 10, 50 and 200 profiles");
  const boots = await measureBoots();
  say("verdicts");
  const verdicts = await countVerdicts();
  say("");
  const ratios = toRatios(samples);
  process.stdout.write(toText(samples, ratios));
  process.stdout.write(toBootText(boots));
  process.stdout.write(`\ncors-protocol: ${verdicts} verdicts a second, each with its sentences\n`);
  const path = resolve(root, json);
  mkdirSync(dirname(path), { recursive: true });
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
  const all = { machine, rounds, seconds, ratios, samples, boots, verdictsPerSecond: verdicts };
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  process.stdout.write(`\nThe same as JSON: ${path}\n`);
} catch (error) {
  exitWith(error);
} finally {
  stop();
  rmSync(folder, { recursive: true, force: true });
}

function stop(): void {
  for (const [, contender] of running.splice(0)) contender.stop();
}

/** One line that changes where there is a terminal. */
function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else if (text.endsWith(" 0 %")) process.stderr.write(`${text}\n`);
}

function readFlags() {
  const advice = "pnpm bench takes --rounds 5 --seconds 1 --json .data/bench.json";
  const text = { type: "string" } as const;
  const options = { rounds: text, seconds: text, json: text };
  try {
    const { values } = parseArgs({ options });
    const { rounds = "5", seconds = "1", json = ".data/bench.json" } = values;
    const numbers = { rounds: Number(rounds), seconds: Number(seconds) };
    if (Object.values(numbers).every((number) => number > 0)) return { ...numbers, json };
  } catch {
    // The same sentence as for a wrong number.
  }
  throw new PlainError(advice);
}
