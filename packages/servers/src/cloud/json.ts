import { type CodeLine, literal, setting } from "../shared/code.ts";

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
