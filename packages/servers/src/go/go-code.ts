import type { Pattern } from "@blocked/profiles";
import { type CodeLine, setting } from "../shared/code.ts";
import type { Policy } from "../shared/policy.ts";

export type Field = readonly [name: string, value: string | null, option: string];

/** The fields of a struct that have a value. */
export function toFields(fields: readonly Field[]): CodeLine[] {
  const given = fields.filter(([, value]) => value !== null);
  const lines = given.map(([name, value, option]) => setting(option, `\t${name}: ${value},`));
  const aligned = alignFields(lines.map(({ text }) => text).join("\n")).split("\n");
  return lines.map((line, index) => ({ ...line, text: aligned[index] ?? line.text }));
}

/** Puts the values of fields below each other as gofmt does; a comment between two fields ends a column. */
export function alignFields(text: string): string {
  return text.replaceAll(/(?:^\t+[A-Z]\w*: +.+(?:\n|$)){1,20}/gm, (column) => {
    const fields = column.split("\n").map((line) => /^(\t+\w+:) +(.+)$/.exec(line));
    const width = Math.max(...fields.map((field) => field?.[1]?.length ?? 0));
    return fields
      .map((field) => (field === null ? "" : `${field[1]?.padEnd(width)} ${field[2]}`))
      .join("\n");
  });
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

/** A whole program on net/http around a library's policy. */
export const toNetHttpFile = (library: string, policy: string): string => `package main

import (
	"cmp"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/${library}"
)

func main() {
	api := http.NewServeMux()
	api.HandleFunc("GET /items", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, \`{"items": []}\`)
	})

	${policy}

	log.Fatal(http.ListenAndServe(":"+cmp.Or(os.Getenv("PORT"), "4000"), handler))
}
`;
