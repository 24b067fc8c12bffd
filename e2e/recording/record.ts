import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, platform, release } from "node:os";
import type { Engine } from "@blocked/cors-protocol";
import { readReferences } from "@blocked/error-guide/generate";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { engineTable } from "../engines/table.ts";
import {
  readReference,
  type Reference,
  referencePath,
  type ReferenceRow,
} from "../reference/reference.ts";

type Recorded = { engine: Engine; version: string; rows: ReferenceRow[] };

/** Writes the reference of each engine from the rows that the matrix attached, and prints the drift. */
export default class RecordReference implements Reporter {
  private readonly recorded = new Map<Engine, Recorded>();

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name !== "reference" || body === undefined) continue;
      const { engine, version, rows } = JSON.parse(body.toString()) as Recorded;
      const before = this.recorded.get(engine)?.rows ?? [];
      this.recorded.set(engine, { engine, version, rows: [...before, ...rows] });
    }
  }

  onEnd(): void {
    for (const one of this.recorded.values()) write(one);
  }
}

function write({ engine, version, rows }: Recorded): void {
  const { title } = engineTable[engine];
  const before =
    readReference(engine, version) ?? readReferences().find((one) => one.engine === engine) ?? null;
  const sorted = rows.toSorted((a, b) => a.id.localeCompare(b.id));
  const drift = before === null ? [] : toDrift(before.rows, sorted);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  if (before?.version === version && drift.length === 0) {
    print(`${title} ${version}: ${sorted.length} rows, all as they were recorded`);
    return;
  }
  for (const line of drift) print(`drift in ${title} since ${before?.version}: ${line}`);
  const reference: Reference = {
    schemaVersion: 2,
    engine,
    version,
    system: toSystem(),
    recordedOn: new Date().toISOString().slice(0, 10),
    rows: sorted,
  };
  const path = referencePath(engine, version);
  const json = JSON.stringify({ $schema: "./reference.schema.json", ...reference }, null, 1);
  writeFileSync(path, `${json}\n`);
  print(
    `Recorded ${sorted.length} rows of ${title} ${version} in ${path}, ${drift.length} changed`,
  );
}

/** Lists each changed field: a change of the lines or of script's error is one of messages, all else of behaviour. */
function toDrift(before: readonly ReferenceRow[], now: readonly ReferenceRow[]): string[] {
  const ids = new Set([...before, ...now].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const was = before.find((row) => row.id === id);
    const is = now.find((row) => row.id === id);
    if (was === undefined) return [`${id} is new`];
    if (is === undefined) return [`${id} is gone`];
    return (Object.keys(is) as (keyof ReferenceRow)[])
      .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
      .map((field) => {
        const kind = field === "lines" || field === "result" ? "messages" : "behaviour";
        return `${kind} of ${id}, ${field}: ${toDifference(JSON.stringify(was[field]), JSON.stringify(is[field]))}`;
      });
  });
}

/** Quotes two texts where they begin to differ. */
function toDifference(was: string, is: string): string {
  const end = Math.min(was.length, is.length);
  let at = 0;
  while (at < end && was[at] === is[at]) at++;
  const from = Math.max(0, at - 60);
  const show = (text: string) => `${from > 0 ? "…" : ""}${text.slice(from, at + 100)}`;
  return `${show(was)} is now ${show(is)}`;
}

function toSystem(): string {
  const file = "/etc/os-release";
  const named = existsSync(file)
    ? /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync(file, "utf8"))
    : null;
  return `${named?.[1] ?? `${platform()} ${release()}`}, ${arch()}`;
}
