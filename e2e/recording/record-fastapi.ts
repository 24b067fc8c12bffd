import { writeFileSync } from "node:fs";
import type { Engine } from "@blocked/cors-protocol";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import {
  type TutorialRecording,
  tutorialRecordingPath,
  type TutorialRow,
  type TutorialServer,
} from "../reference/fastapi.ts";

/** What a test attaches: its rows, in one engine against one server. */
export type RecordedTutorial = {
  engine: Engine;
  version: string;
  server: TutorialServer;
  versions: Record<string, string>;
  rows: TutorialRow[];
};

/** Writes what the engines made of each server's responses. The heads are those that Chromium got. */
export default class RecordTutorial implements Reporter {
  private readonly recorded: RecordedTutorial[] = [];

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name === "tutorial" && body !== undefined) {
        this.recorded.push(JSON.parse(body.toString()) as RecordedTutorial);
      }
    }
  }

  onEnd({ status }: FullResult): void {
    // A part of the rows would replace all of them.
    if (status !== "passed") return;
    const rows = new Map<string, TutorialRow>();
    for (const one of this.recorded.toSorted((a, b) => a.engine.localeCompare(b.engine))) {
      for (const row of one.rows) {
        const name = `${row.id} ${row.server}`;
        const before = rows.get(name) ?? row;
        rows.set(name, { ...before, engines: { ...before.engines, ...row.engines } });
      }
    }
    const all = [...rows.values()];
    const recording: TutorialRecording = {
      schemaVersion: 1,
      recordedOn: new Date().toISOString().slice(0, 10),
      servers: Object.fromEntries(
        this.recorded.map(({ server, versions }) => [server, versions]),
      ) as TutorialRecording["servers"],
      engines: Object.fromEntries(this.recorded.map(({ engine, version }) => [engine, version])),
      rows: all.toSorted((a, b) => `${a.id} ${a.server}`.localeCompare(`${b.id} ${b.server}`)),
    };
    writeFileSync(tutorialRecordingPath, `${JSON.stringify(recording, null, 1)}\n`);
    process.stdout.write(`Recorded ${all.length} rows in ${tutorialRecordingPath}\n`);
  }
}
