import { join } from "node:path";
import { engineTable } from "../engines/table.ts";
import { readReferences } from "./reference.ts";

export const readmePath = join(import.meta.dirname, "../reference/README.md");

/** The README of the reference, with a row for each recorded version. */
export function toReadme(): string {
  const rows = readReferences().map(
    ({ engine, version, system, recordedOn, rows: verdicts }) =>
      `| ${engineTable[engine].title} | ${version} | ${verdicts.length} | ${system} | ${recordedOn} |`,
  );
  return `# The reference

Written by \`pnpm reference\`: what each engine printed for every request to every profile.

| Engine | Version | Verdicts | System | Recorded |
| --- | --- | --- | --- | --- |
${rows.join("\n")}

Each row is complete in itself: policy, request, header lines, reason and console lines. The
[JSON Schema](reference.schema.json) describes a file. The [changelog](CHANGELOG.md) says what earlier
versions printed.
`;
}
