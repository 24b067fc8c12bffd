import { writeFileSync } from "node:fs";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { type Reference, type ReferenceRow, referencePath } from "./reference.ts";

/** Writes the reference of a browser version from the rows that the matrix attached. */
export default class Record implements Reporter {
  private readonly rows: ReferenceRow[] = [];
  private version = "";

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (body === undefined) continue;
      if (name === "version") this.version = body.toString();
      if (name === "rows") this.rows.push(...(JSON.parse(body.toString()) as ReferenceRow[]));
    }
  }

  onEnd(): void {
    if (this.rows.length === 0) return;
    const reference: Reference = {
      schemaVersion: 1,
      engine: "chromium",
      version: this.version,
      recordedOn: new Date().toISOString().slice(0, 10),
      rows: this.rows.toSorted((a, b) => a.id.localeCompare(b.id)),
    };
    const path = referencePath(this.version);
    writeFileSync(path, `${JSON.stringify(reference, null, 2)}\n`);
    process.stdout.write(
      `Recorded ${this.rows.length} rows of Chromium ${this.version} in ${path}\n`,
    );
  }
}
