import {
  chapters,
  type Row,
  type ServerRecording,
  toCell,
  toShortTitles,
} from "@blocked/servers/measured";
import { toServerLink } from "../../lib/address/server-link.ts";
import { looks } from "./cell-look.ts";

type Recordings = readonly ServerRecording[];

/** Every mistake in every server. */
export function ServersTable({ recordings }: { recordings: Recordings }) {
  const titles = toShortTitles(recordings);
  return (
    <section className="dense servers" aria-label="Every mistake in every server">
      <table>
        <thead>
          <tr>
            <th scope="col">Mistake</th>
            {recordings.map((recording) => (
              <th key={recording.id} scope="col">
                <a href={toServerLink(recording)} title={recording.title}>
                  {titles.get(recording.id)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        {chapters.map(({ title, rows }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={recordings.length + 1} className="dense-chapter">
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a className="hover:underline" href={`#${row.id}`}>
                    {row.title}
                  </a>
                </th>
                {recordings.map((recording) => (
                  <TableCell key={recording.id} recording={recording} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function TableCell({ recording, row }: { recording: ServerRecording; row: Row }) {
  const cell = toCell(recording, row);
  if (cell === null) return <td className="text-soft">–</td>;
  const { mark, className } = looks[cell.look];
  return (
    <td className={className}>
      <a href={toServerLink(recording, row)} title={toTitle(cell.sentence)}>
        {mark !== "" && <span aria-hidden="true">{mark} </span>}
        <span className={cell.look === "readable" ? "sr-only" : ""}>{toSplittable(cell.word)}</span>
        {cell.status !== null && ` ${cell.status}`}
      </a>
    </td>
  );
}

/** The reason alone: the row names the request already. */
const toTitle = (line: string) => line.replace(/^.* has been blocked by CORS policy: /, "");

/** A soft hyphen in the words that are wider than their column. */
const toSplittable = (word: string) =>
  word.replace("mismatch", "mis\u00ADmatch").replace("wildcard", "wild\u00ADcard");
