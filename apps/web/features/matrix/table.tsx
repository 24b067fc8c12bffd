import { type Probe, probes } from "@blocked/profiles";
import { Fragment, useState, useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { MatrixCell } from "./cell.tsx";
import { type Chapter, isMatch, toShortRequest } from "./state/cells.ts";
import type { Filter } from "./state/filter.ts";
import { Details } from "./details.tsx";
import type { Measured } from "./state/compare.ts";

type MatrixTableProps = {
  chapters: readonly Chapter[];
  filter: Filter;
  measured: ReadonlyMap<string, Measured>;
};

/** Every profile with every request; a narrow screen shows one request. The header stays in view as the page scrolls. */
export function MatrixTable({ chapters, filter, measured }: MatrixTableProps) {
  const [open, setOpen] = useState<string | null>(null);
  // A cell that spans hidden columns would bring them back.
  const columns = useIsWide() ? probes.length + 1 : 2;
  return (
    <section className="dense matrix" aria-label="Every profile with every request">
      <table>
        <thead>
          <tr>
            <th scope="col">Profile</th>
            {probes.map((probe) => (
              <th
                key={probe.id}
                scope="col"
                className={probe.id === filter.request ? "" : "max-lg:hidden"}
              >
                <ShortRequest probe={probe} />
              </th>
            ))}
          </tr>
        </thead>
        {chapters.map(({ family, rows }) => (
          <tbody key={family.id}>
            <tr>
              <th scope="rowgroup" colSpan={2} className="dense-chapter">
                {family.title}
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
                        className="min-h-6 text-left text-accent hover:underline"
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
                        isChosen={cell.probe.id === filter.request}
                      />
                    ))}
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={columns} className="matrix-details">
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

function ShortRequest({ probe }: { probe: Probe }) {
  const [method, carries] = toShortRequest(probe);
  return (
    <>
      <span aria-hidden="true" title={probe.label}>
        <span className="block font-semibold">{method}</span>
        <span className="block text-xs font-normal text-soft">{carries}</span>
      </span>
      <span className="sr-only">{probe.label}</span>
    </>
  );
}

function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const wide = matchMedia("(min-width: 1024px)");
      wide.addEventListener("change", listener);
      return () => wide.removeEventListener("change", listener);
    },
    () => matchMedia("(min-width: 1024px)").matches,
    () => true,
  );
}
