import { parseArgs } from "node:util";
import type { ServerRecording } from "../src/measured/recording.ts";
import { toDrift } from "./harness/drift.ts";
import { findIds, load } from "./harness/find.ts";
import { type Look, measure, type Progress } from "./harness/measure.ts";
import { endOnSignal } from "./harness/process.ts";
import { readRecording, toSystem, writeRecording } from "./harness/recordings.ts";
import type { Runnable } from "./runnable.ts";

/** A real browser beside the servers; null where there is none. */
export type Browser = { version: string; look: Look };

type Flags = { only: readonly string[]; isUpdate: boolean };

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Runs every server that is there, and compares each with its recording. */
export async function main(args: string[], browser: Browser | null = null): Promise<void> {
  const flags = readFlags(args);
  if (typeof flags === "string") {
    print(flags);
    process.exitCode = 1;
    return;
  }
  let isInterrupted = false;
  endOnSignal(() => (isInterrupted = true));
  for (const [index, id] of flags.only.entries()) {
    const runnable = await load(id);
    const place = `[${index + 1}/${flags.only.length}] ${runnable.title}`;
    try {
      await runOne(runnable, place, flags, browser);
    } catch (error) {
      clear();
      if (isInterrupted) return;
      print(`${place}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
}

async function runOne(runnable: Runnable, place: string, flags: Flags, browser: Browser | null) {
  const missing = await runnable.missing();
  if (missing !== null) {
    print(`${place}: left out. ${missing}`);
    return;
  }
  show(`${place}: preparing`);
  await runnable.prepare();
  const recording = await record(runnable, browser, (done, total) =>
    show(`${place}: ${done} of ${total} cases`),
  );
  clear();
  const before = readRecording(runnable.id);
  const drift = before === null ? [] : toDrift(before.cases, recording.cases);
  const isSame = before !== null && drift.length === 0;
  print(`${place}: ${recording.cases.length} cases, ${toOutcome(before, drift)}`);
  for (const line of drift) print(`  drift since ${toVersions(before)}: ${line}`);
  const gainsBrowser = before?.chromium === null && recording.chromium !== null;
  if (flags.isUpdate && (!isSame || toVersions(before) !== toVersions(recording) || gainsBrowser)) {
    writeRecording(recording);
  } else if (drift.length > 0 && toVersions(before) === toVersions(recording)) {
    process.exitCode = 1;
  }
  for (const line of toDisagreements(recording)) {
    print(`  Chromium disagrees: ${line}`);
    process.exitCode = 1;
  }
}

/** Measures a server that is there and prepared. */
export async function record(
  runnable: Runnable,
  browser: Browser | null = null,
  onProgress?: Progress,
): Promise<ServerRecording> {
  const { id, title, language } = runnable;
  return {
    schemaVersion: 1,
    id,
    title,
    language,
    versions: await runnable.versions(),
    system: toSystem(),
    recordedOn: new Date().toISOString().slice(0, 10),
    chromium: browser?.version ?? null,
    cases: await measure(runnable, onProgress, browser?.look),
  };
}

/** Lists where a real Chromium ended unlike the computed verdict, or printed another line. */
export function toDisagreements({ cases }: ServerRecording): string[] {
  return cases.flatMap((one) => {
    if ("refusal" in one) return [];
    return one.requests.flatMap(({ request, verdicts, chromium }) => {
      if (chromium === undefined) return [];
      const { outcome, lines } = verdicts.chromium;
      const want = [outcome === "readable", ...lines].join("\n");
      const seen = [chromium.isReadable, ...chromium.lines].join("\n");
      return want === seen ? [] : [`${one.id}, ${request}: ${seen}, computed ${want}`];
    });
  });
}

function toOutcome(before: ServerRecording | null, drift: readonly string[]): string {
  if (before === null) return "not recorded before";
  return drift.length === 0 ? "all as recorded" : `${drift.length} changed`;
}

function toVersions(recording: ServerRecording | null): string {
  return Object.entries(recording?.versions ?? {})
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
}

function readFlags(args: string[]): Flags | string {
  const ids = findIds();
  const options = { only: { type: "string" }, update: { type: "boolean" } } as const;
  try {
    const { only, update = false } = parseArgs({ args, options }).values;
    const named = only?.split(",") ?? ids;
    const unknown = named.filter((id) => !ids.includes(id));
    if (unknown.length === 0) return { only: named, isUpdate: update };
    return `There is no server ${unknown.join(", ")}. There are: ${ids.join(", ")}.`;
  } catch {
    return "pnpm conformance knows --only and --update: pnpm conformance --only=fastify,nginx --update";
  }
}

/** Rewrites one line of a terminal; a log gets the results only. */
function show(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
}

function clear(): void {
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[K");
}
