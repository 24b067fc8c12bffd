import { probes } from "@blocked/profiles";
import { Fragment, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { MatrixCell } from "./cell.tsx";
import { type Chapter, type Filter, isMatch } from "./state/cells.ts";
import { Details } from "./details.tsx";
import type { Measured } from "./state/compare.ts";

// Without it a keyboard cannot scroll the table.
const scrollable = { tabIndex: 0 };

type MatrixTableProps = {
  chapters: readonly Chapter[];
  filter: Filter;
  measured: ReadonlyMap<string, Measured>;
};

/** Every profile with every probe. The header and the first column stay in view. */
export function MatrixTable({ chapters, filter, measured }: MatrixTableProps) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="matrix" aria-label="Every profile with every request" {...scrollable}>
      <table>
        <thead>
          <tr>
            <th scope="col">Profile</th>
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
            {rows.map((row) => {
              const { id, title } = row.profile;
              const isOpen = open === id;
              return (
                <Fragment key={id}>
                  <tr>
                    <th scope="row">
                      <Button
                        className="text-left text-accent hover:underline"
                        aria-expanded={isOpen}
                        onClick={() => setOpen(isOpen ? null : id)}
                      >
                        <span aria-hidden="true">{isOpen ? "▾ " : "▸ "}</span>
                        {title}
                      </Button>
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
                  {isOpen && (
                    <tr>
                      <td colSpan={probes.length + 1}>
                        <Details row={row} measured={measured} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        ))}
      </table>
    </section>
  );
}
