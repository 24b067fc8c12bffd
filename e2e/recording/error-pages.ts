import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CorsErrorCode,
  engines,
  type HeaderLine,
  messageVersions,
} from "@blocked/cors-protocol";
import { root } from "@blocked/lab";
import {
  type Cause,
  errorPages,
  type Recorded,
  type RecordedCause,
  toCauses,
  toMarkdown,
  toMarkdownIndex,
  toRecordId,
  toShownCause,
} from "@blocked/profiles/errors";
import { readSetupTexts } from "@blocked/setups/texts";
import { readReference } from "./reference.ts";

const folder = join(root, "packages/profiles/errors");
const recordedPath = join(root, "packages/profiles/src/errors/recorded.json");

/** What the references hold of the causes of every code. */
export function toRecorded(): Recorded {
  const references = engines.map((engine) => readReference(engine, messageVersions[engine]));
  const rowOf = (id: string) => references.map((one) => one?.rows.find((row) => row.id === id));
  const codes = errorPages.flatMap((page): CorsErrorCode[] => ("code" in page ? [page.code] : []));
  const causes = new Map(
    codes
      .flatMap((code) => toCauses(code))
      .concat(
        errorPages.flatMap((page) => ("code" in page ? [] : (toShownCause(page.profile) ?? []))),
      )
      .map((cause): [string, Cause] => [toRecordId(cause), cause]),
  );
  return {
    versions: Object.fromEntries(
      engines.map((engine, index) => [engine, references[index]?.version ?? ""]),
    ) as Recorded["versions"],
    causes: [...causes.values()].flatMap((cause): RecordedCause[] => {
      const id = toRecordId(cause);
      const rows = rowOf(id);
      const [ours] = rows;
      if (ours === undefined) return [];
      return [
        {
          id,
          answers: ours.exchanges.map(({ method, response }) => ({
            method,
            status: response?.status ?? 0,
            headers: (response?.headers ?? [])
              .filter(([name]) => /^(?:access-control-.*|vary|location)$/i.test(name))
              .map(([name, value]): HeaderLine => [name, withoutTrace(value)]),
          })),
          lines: Object.fromEntries(
            engines.map((engine, index) => [engine, (rows[index]?.lines ?? []).map(withoutTrace)]),
          ) as RecordedCause["lines"],
        },
      ];
    }),
  };
}

/** The lab's own mark in an address is nobody else's concern. */
function withoutTrace(text: string): string {
  return text.replaceAll("?trace=0123456789abcdef.0", "");
}

/** Every Markdown page, by its file. */
export function toPages(): Map<string, string> {
  const texts = readSetupTexts(root);
  return new Map([
    ["README.md", toMarkdownIndex()],
    ...errorPages.map((page): [string, string] => [`${page.slug}.md`, toMarkdown(page, texts)]),
  ]);
}

/** What is written now. */
export function readPages(): Map<string, string> {
  return new Map(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

export function readRecorded(): unknown {
  return JSON.parse(readFileSync(recordedPath, "utf8"));
}

export function writeRecorded(): void {
  writeFileSync(recordedPath, `${JSON.stringify(toRecorded(), null, 1)}\n`);
}

/** In a process that began after `writeRecorded`, for the pages read what it wrote. */
export function writePages(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of toPages()) writeFileSync(join(folder, file), text);
}
