import { printable } from "../report/terminal.ts";
import { version } from "../version.ts";
import { toJson } from "./json.ts";
import type { Result, Run } from "./result.ts";

/**
 * What failed in a run, as SARIF 2.1.0, which code scanners read.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ results }: Run): string {
  const failed = results.filter(({ state }) => state !== "passed");
  const ids = [...new Set(failed.map(({ rule }) => rule.id))];
  const rules = ids.map((id) => {
    const title = failed.find(({ rule }) => rule.id === id)?.rule.title ?? id;
    return { id, shortDescription: { text: title } };
  });
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "cors-doctor", version, rules } },
        results: failed.map((one) => toSarifResult(one, ids)),
      },
    ],
  };
  return toJson(log);
}

function toSarifResult({ rule, level, name, message, details, place }: Result, ids: string[]) {
  const text = [`${name}: ${message}`, ...details].map(printable).join("\n");
  return {
    ruleId: rule.id,
    ruleIndex: ids.indexOf(rule.id),
    level,
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(place.uri).replaceAll("%25", "%") },
          ...(place.line === null ? {} : { region: { startLine: place.line } }),
        },
      },
    ],
  };
}
