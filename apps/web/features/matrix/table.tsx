import { probes } from "@blocked/profiles";
import { Fragment, useState } from "react";
import { type Chapter, type Filter, isMatch } from "./cells.ts";
import type { Measured } from "./compare.ts";
import { MatrixCell } from "./cell.tsx";
import { Details } from "./details.tsx";

// A keyboard has to be able to scroll it.
const scrollable = { tabIndex: 0 };

/** Every configuration with every request; head and first column stay in view. */
export function MatrixTable({
  chapters,
  filter,
  measured,
}: {
  chapters: readonly Chapter[];
  filter: Filter;
  measured: ReadonlyMap<string, Measured>;
}) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="matrix" aria-label="Every configuration with every request" {...scrollable}>
      <table>
        <thead>
          <tr>
            <th scope="col">Configuration</th>
            {probes.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {chapters.map(({ family, rows }) => (
          <tbody key={family.id}>
            <tr>
              <th scope="rowgroup" colSpan={probes.length + 1} className="matrix-chapter">
                <span>{family.title}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <Fragment key={row.profile.id}>
                <tr>
                  <th scope="row">
                    <button
                      type="button"
                      className="text-left text-accent hover:underline"
                      aria-expanded={open === row.profile.id}
                      onClick={() => setOpen(open === row.profile.id ? null : row.profile.id)}
                    >
                      <span aria-hidden="true">{open === row.profile.id ? "▾ " : "▸ "}</span>
                      {row.profile.title}
                    </button>
                  </th>
                  {row.cells.map((cell) => (
                    <MatrixCell
                      key={cell.id}
                      cell={cell}
                      measured={measured.get(cell.id)}
                      isDim={!isMatch(cell, filter)}
                    />
                  ))}
                </tr>
                {open === row.profile.id && (
                  <tr>
                    <td colSpan={probes.length + 1}>
                      <Details row={row} measured={measured} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
