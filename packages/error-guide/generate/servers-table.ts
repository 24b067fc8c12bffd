import { chapters, type ServerRecording, toGroups, toShortTitles } from "@blocked/servers/measured";
import { toTable, toText } from "./markdown.ts";

const [start, end] = ["<!-- measured: pnpm generate -->", "<!-- /measured -->"];

/** Writes the table of every mistake in every server between the marks of a text. */
export function fillServersTable(text: string, recordings: readonly ServerRecording[]): string {
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`There is no ${start}.`);
  return `${before}${start}\n\n${toServersTable(recordings)}\n\n${end}${after}`;
}

function toServersTable(recordings: readonly ServerRecording[]): string {
  const titles = toShortTitles(recordings);
  const parts = chapters.map(({ title, rows }) => {
    const lines = rows.flatMap((row) =>
      toGroups(recordings, row).map(({ cell, servers }, index) => [
        index === 0 ? toText(row.title) : "",
        [cell.word, cell.status].filter((one) => one !== null).join(" "),
        servers.map(({ id }) => titles.get(id)).join(", "),
      ]),
    );
    return `### ${title}\n\n${toTable(["Mistake", "Chromium says", "Servers"], lines)}`;
  });
  const versions = recordings.map(({ id, title, versions: all, recordedOn }) => [
    `[${title}](recorded/${id}.json)`,
    Object.entries(all)
      .map(([name, version]) => `${name} ${version}`)
      .join(", "),
    recordedOn,
  ]);
  return [
    ...parts,
    `### Versions\n\n${toTable(["Server", "Versions", "Recorded"], versions)}`,
  ].join("\n\n");
}
