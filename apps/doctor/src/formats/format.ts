import { type Line, render, type Terminal } from "../report/terminal.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.ts";
import type { Run } from "./result.ts";
import { toSarif } from "./sarif.ts";

export type Format = "text" | "json" | "junit" | "sarif";

type Ways<Report> = { toLines: (report: Report) => Line[]; toRun: (report: Report) => Run };

/** What a command found, in the format that was asked for. */
export function toText<Report>(
  report: Report,
  { toLines, toRun }: Ways<Report>,
  format: Format,
  terminal: Terminal,
): string {
  switch (format) {
    case "text":
      return render(toLines(report), terminal);
    case "json":
      return toJson(report);
    case "junit":
      return toJunit(toRun(report));
    case "sarif":
      return toSarif(toRun(report));
  }
}
