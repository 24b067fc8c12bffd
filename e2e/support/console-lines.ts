import { test } from "@playwright/test";
import type { Running } from "../engines/launch.ts";
import { engineTable } from "../engines/table.ts";
import { hasReference } from "../reference/reference.ts";
import { suite } from "../settings.ts";

/** Console lines follow the page's result within milliseconds; Playwright's first interval is 100 ms. */
export const soon = { intervals: [1, 2, 4, 8] };

type Check = (what: string, expected: unknown, got: unknown) => void;

/**
 * Compares the console's lines with the expected ones. In a browser version without a reference, another
 * message is drift: it is reported, and fails only in a strict run. The number of lines always counts.
 */
export function compareLines(
  expected: string[],
  got: string[],
  { engine, version }: Pick<Running, "engine" | "version">,
  check: Check,
): void {
  if (suite.strict || hasReference(engine, version)) {
    check("console", expected, got);
    return;
  }
  check("number of lines in the console", expected.length, got.length);
  if (JSON.stringify(got) === JSON.stringify(expected)) return;
  const line = `drift in ${engineTable[engine].title} ${version}: ${JSON.stringify({ expected, got })}`;
  test.info().annotations.push({ type: "drift", description: line });
  process.stdout.write(`${line}\n`);
}
