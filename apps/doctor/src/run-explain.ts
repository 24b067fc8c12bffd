import { readFileSync } from "node:fs";
import { maskSecrets } from "@blocked/cors-protocol/paste";
import type { Command } from "./arguments.ts";
import { explain, toLines } from "./explain/explain.ts";
import { toJson } from "./formats/json.ts";
import { render, type Terminal } from "./report/terminal.ts";
import { UsageError } from "./usage-error.ts";

type Explain = Extract<Command, { kind: "explain" }>;

/** @returns the exit code: 1 where nothing was recognised */
export function runExplain({ file, known, output }: Explain, terminal: Terminal): number {
  const text = read(file);
  const explanation = explain(output.showsSecrets ? text : maskSecrets(text).text, known);
  process.stdout.write(
    output.format === "json"
      ? toJson(explanation)
      : render(toLines(explanation, output.stack), terminal),
  );
  return explanation.isRecognized ? 0 : 1;
}

function read(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new UsageError(`explain: the file ${file} cannot be read.`);
  }
}
