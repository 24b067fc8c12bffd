import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Engine, messageVersions } from "@blocked/cors-protocol";
import { root } from "@blocked/lab";
import { getShown, type Profile, profiles } from "@blocked/profiles";
import { engineTable } from "../engines/table.ts";
import { readReference, readReferences } from "./reference.ts";

const readme = join(root, "README.md");

/** The parts of the README that are written from what was recorded. */
export const blocks: Record<string, () => string> = {
  "recorded versions": toVersions,
  "recorded words": toWords,
};

function toVersions(): string {
  const rows = readReferences().map(
    ({ engine, version, system, recordedOn, rows: verdicts }) =>
      `| ${engineTable[engine].title} | ${version} | ${verdicts.length} | ${system} | ${recordedOn} |`,
  );
  return toTable(["Engine", "Version", "Verdicts", "On", "Recorded"], rows);
}

/** What Firefox and WebKit print for the request that shows a profile, once for each reason. */
function toWords(): string {
  const shown = profiles.filter((profile) => codeOf(profile) !== null);
  const rows = shown
    .filter((profile, index) => shown.findIndex((one) => codeOf(one) === codeOf(profile)) === index)
    .map((profile) => {
      const { id } = profile;
      const probe = getShown(profile)?.probe;
      const lineOf = (engine: Engine) =>
        readReference(engine, messageVersions[engine])?.rows.find(
          (row) => row.id === `${id}/${probe?.id}`,
        )?.lines[0] ?? "";
      const firefox = lineOf("firefox").replace(/^.*?(?=\(Reason: )/s, "… ");
      const query = `profile=${id}&request=${probe?.request}${probe?.cookies ? "&cookies=1" : ""}${probe?.token ? "&token=1" : ""}`;
      return `| \`${firefox}\` | \`${lineOf("webkit")}\` | [${id}](http://localhost:3000/?${query}) |`;
    });
  return toTable(["Firefox", "WebKit", "See it"], rows);
}

function codeOf(profile: Profile): string | null {
  const outcome = getShown(profile)?.outcome;
  return outcome?.verdict === "blocked" ? outcome.code : null;
}

function toTable(titles: string[], rows: string[]): string {
  return [`| ${titles.join(" | ")} |`, `| ${titles.map(() => "---").join(" | ")} |`, ...rows].join(
    "\n",
  );
}

const marksOf = (name: string) => ({
  begin: `<!-- ${name}: written by \`pnpm reference\` -->`,
  end: `<!-- end of ${name} -->`,
});

/** What stands between a block's marks; null when they are gone. */
export function readBlock(name: string): string | null {
  const text = readFileSync(readme, "utf8");
  const { begin, end } = marksOf(name);
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  return from === -1 || to === -1 ? null : text.slice(from + begin.length, to).trim();
}

export function writeBlocks(): void {
  for (const [name, write] of Object.entries(blocks)) {
    const text = readFileSync(readme, "utf8");
    const { begin, end } = marksOf(name);
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from === -1 || to === -1) continue;
    const block = `${begin}\n\n${write()}\n\n`;
    writeFileSync(readme, text.slice(0, from) + block + text.slice(to));
  }
}
