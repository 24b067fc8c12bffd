import type { Pattern } from "@blocked/profiles";
import { type CodeLine, setting } from "../shared/code.ts";
import type { Policy } from "../shared/policy.ts";

export type Field = readonly [name: string, value: string | null, option: string];

/** The fields of a struct, their values below each other as gofmt writes them. */
export function toFields(fields: readonly Field[]): CodeLine[] {
  const given = fields.filter(([, value]) => value !== null);
  const width = Math.max(...given.map(([name]) => name.length + 1));
  return given.map(([name, value, option]) =>
    setting(option, `\t${`${name}:`.padEnd(width)} ${value},`),
  );
}

export const toStrings = (values: readonly string[] | null): string | null =>
  values && `[]string{${values.map((value) => JSON.stringify(value)).join(", ")}}`;

/** A function in place of a list, for patterns and for every origin by its own name; null where a list does. */
export function toOriginFunction({ allows, names, patterns }: Policy): string | null {
  if (allows === "reflected") return "func(origin string) bool { return true }";
  if (allows === "star" || patterns.length === 0) return null;
  const tests = [
    ...names.map((name) => `origin == ${JSON.stringify(name)}`),
    ...patterns.map(toTest),
  ];
  return `func(origin string) bool { return ${tests.join(" || ")} }`;
}

const toTest = ({ regex }: Pattern) => `regexp.MustCompile(\`${regex}\`).MatchString(origin)`;
