import { constants } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { start } from "../processes.ts";
import { watchProcesses } from "./processor-time.ts";
import { readEvent, type SuiteEvent, toPlainText } from "./events.ts";

export type Failure = { file: string; title: string; reason: string };

/** How a part of the suite ended. */
export type Outcome = {
  name: string;
  passed: number;
  skipped: number;
  failures: Failure[];
  notes: string[];
  /** In seconds. */
  wall: number;
  /** Seconds of processor time of all its processes; null where the shell does not tell. */
  cpu: number | null;
};

export type Phase = {
  name: string;
  program: string;
  args: string[];
  env?: Record<string, string>;
};

/** Runs a program and writes to descriptor 3 the processor time of all that it started and waited for. */
const timed = '"$@"; code=$?; times >&3; exit $code';

/** How much of a program's output is kept for the case that it fails without naming a test. */
const keptLines = 40;

/** Runs one part of the suite to its end; what it says is kept back, and told only when it fails. */
export async function runPhase(
  { name, program, args, env = {} }: Phase,
  onEvent: (event: SuiteEvent) => void,
  onStart: (interrupt: () => void) => void,
): Promise<Outcome> {
  const began = performance.now();
  const outcome: Outcome = {
    name,
    passed: 0,
    skipped: 0,
    failures: [],
    notes: [],
    wall: 0,
    cpu: null,
  };
  const child = start("sh", ["-c", timed, "sh", program, ...args], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    // Its own process group, so that a signal reaches every process in it.
    detached: true,
    env: { LAB_LAUNCHER_PID: String(process.pid), ...env },
  });
  onStart(() => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  });
  const stopWatching = watchProcesses(child.pid ?? 0);
  const said: string[] = [];
  const [stdout, stderr, times] = child.stdio.slice(1) as Readable[];
  for (const stream of [stdout, stderr]) {
    if (stream === undefined) continue;
    createInterface({ input: stream }).on("line", (line) => {
      const event = readEvent(line);
      if (event === null) {
        said.push(line);
        if (said.length > keptLines) said.shift();
        return;
      }
      enter(event, outcome);
      onEvent(event);
    });
  }
  let measured = "";
  times?.setEncoding("utf8").on("data", (text: string) => (measured += text));
  const code = await new Promise<number>((done, fail) => {
    child.once("error", fail);
    child.once("close", (exitCode: number | null, signal: NodeJS.Signals | null) =>
      done(exitCode ?? (signal === null ? 1 : 128 + constants.signals[signal])),
    );
  });
  outcome.wall = (performance.now() - began) / 1000;
  const seen = stopWatching();
  const waitedFor = toSeconds(measured);
  // Each measure misses some processes: `times` those without a waiting parent, sampling those that ended early.
  outcome.cpu = waitedFor === null ? null : Math.max(waitedFor, seen);
  const killed = toKilled(code);
  if (killed !== null || (code !== 0 && outcome.failures.length === 0)) {
    const lines = said.map(toPlainText).filter((line) => line.trim() !== "");
    const reason = [...lines, ...(killed === null ? [] : [killed])].join("\n");
    outcome.failures.push({ file: name, title: "", reason });
  }
  return outcome;
}

/** What a shell's exit code says of a program that a signal ended; null for one that ended by itself. */
function toKilled(code: number): string | null {
  const [name] = Object.entries(constants.signals).find(([, at]) => 128 + at === code) ?? [];
  if (name === undefined) return null;
  return `A signal ended it (${name}): run it again; if nobody sent one, look whether memory ran out.`;
}

function enter(event: SuiteEvent, outcome: Outcome): void {
  if (event.kind === "note") outcome.notes.push(event.text);
  if (event.kind !== "end") return;
  if (event.status === "failed") {
    const { file, title, reason } = event;
    outcome.failures.push({ file, title, reason });
  } else outcome[event.status] += 1;
}

/**
 * The second line of the shell's `times`, of its children: `1m2.34s 0m5.67s`, user and system.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#times
 */
export function toSeconds(times: string): number | null {
  const [, children = ""] = times.split("\n");
  const parts = [...children.matchAll(/(\d+)m(\d+(?:[.,]\d+)?)s/g)];
  if (parts.length !== 2) return null;
  return parts.reduce(
    (sum, [, minutes, seconds = ""]) =>
      sum + 60 * Number(minutes) + Number(seconds.replace(",", ".")),
    0,
  );
}
