import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, setting, toText } from "../shared/code.ts";
import type { Server } from "../shared/server.ts";

export type Entry = readonly [name: string, value: unknown, option: string];

/** The entries of a JSON object, a line each; those without a value are left out. */
export function toEntries(entries: readonly Entry[], indent: string): CodeLine[] {
  const given = entries.filter(([, value]) => value !== null && value !== undefined);
  return given.map(([name, value, option], index) =>
    setting(
      option,
      `${indent}"${name}": ${literal(value)}${index === given.length - 1 ? "" : ","}`,
    ),
  );
}

/** The snippet is the whole file: JSON has no comments. */
export const toJsonFile = (write: (options: PluginOptions) => CodeLine[]): Server["file"] => ({
  name: "cors.json",
  install: null,
  toText: (options) => `${toText(write(options))}\n`,
});
