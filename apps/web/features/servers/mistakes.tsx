import {
  cases,
  chapters,
  type Group,
  type Row,
  type ServerRecording,
  toGroups,
  toShortTitles,
} from "@blocked/servers/measured";
import { toServerLink } from "../../lib/address/server-link.ts";
import { LinkChip } from "../../ui/chip.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { looks } from "./cell-look.ts";

/** Every mistake with its red lines, and the servers in which each of them is what you see. */
export function Mistakes({ recordings }: { recordings: readonly ServerRecording[] }) {
  const titles = toShortTitles(recordings);
  return chapters.map((chapter) => (
    <Part key={chapter.title} title={chapter.title}>
      {chapter.rows.map((row) => (
        <section key={row.id} id={row.id} className="space-y-2 py-3">
          <h3 className="font-semibold">{row.title}</h3>
          <p className="text-sm text-soft">{cases[row.caseId].policy}</p>
          <ul className="space-y-3">
            {toGroups(recordings, row).map((group) => (
              <li key={`${group.cell.word} ${group.cell.status}`}>
                <GroupOf group={group} row={row} titles={titles} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Part>
  ));
}

type GroupProps = { group: Group; row: Row; titles: ReadonlyMap<string, string> };

function GroupOf({ group: { cell, servers }, row, titles }: GroupProps) {
  const { mark, className } = looks[cell.look];
  return (
    <div className="space-y-1">
      <p>
        <strong className={`${className} px-1 font-semibold`}>
          {mark !== "" && <span aria-hidden="true">{mark} </span>}
          {cell.word}
          {cell.status !== null && ` ${cell.status}`}
        </strong>
      </p>
      <p className={cell.look === "blocked" ? "wire text-blocked" : "text-sm"}>{cell.sentence}</p>
      <p className="flex flex-wrap gap-1">
        {servers.map((server) => (
          <LinkChip key={server.id} href={toServerLink(server, row)}>
            {titles.get(server.id)}
          </LinkChip>
        ))}
      </p>
    </div>
  );
}
