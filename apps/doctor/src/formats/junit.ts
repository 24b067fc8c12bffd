import { printable } from "../report/terminal.ts";
import type { Result, Run } from "./result.ts";

/** A run as JUnit XML, which every CI server reads. */
export function toJunit({ name, results }: Run): string {
  const count = (state: Result["state"]) => results.filter((one) => one.state === state).length;
  const counts = { tests: results.length, failures: count("failed"), errors: count("unanswered") };
  const rows = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "cors-doctor", ...counts })}>`,
    `  <testsuite${attributes({ name, ...counts, skipped: 0 })}>`,
    ...results.flatMap(toCase),
    "  </testsuite>",
    "</testsuites>",
  ];
  return `${rows.join("\n")}\n`;
}

function toCase({ name, rule, state, message, details }: Result): string[] {
  const start = `    <testcase${attributes({ classname: rule.id, name })}`;
  if (state === "passed") return [`${start}/>`];
  const kind = state === "failed" ? "failure" : "error";
  const text = details.map((one) => escape(one)).join("\n");
  const problem = `      <${kind}${attributes({ type: rule.id, message })}>${text}</${kind}>`;
  return [`${start}>`, problem, "    </testcase>"];
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join("");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** NOTE: XML has no way to write a control character, so `printable` writes it in letters. */
function escape(text: string): string {
  return printable(text)
    .replaceAll(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? "");
}
