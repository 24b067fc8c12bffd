import { toReason } from "@blocked/cors-protocol/messages";
import { engineNames } from "../../lib/explain/visitor.ts";
import { type Row, toEnding } from "./state/cells.ts";
import type { Measured } from "./state/compare.ts";

type DetailsProps = {
  row: Row;
  measured: ReadonlyMap<string, Measured>;
};

/** Every probe of a profile: its stated outcome, and what this browser measured. */
export function Details({ row: { cells }, measured }: DetailsProps) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(340px,100%),1fr))] gap-x-8 gap-y-4 py-2">
      {cells.map(({ id, probe, outcome }) => {
        const own = measured.get(id);
        return (
          <div key={id}>
            <dt className="font-semibold">{probe.label}</dt>
            <dd className="wrap-anywhere text-soft">
              The server sees {outcome.exchanges.join(", ") || "nothing"}. Ends in{" "}
              {toEnding(outcome)}
              {"parameter" in outcome && outcome.parameter !== "" && ` · ${outcome.parameter}`}
            </dd>
            {own === undefined && "code" in outcome && (
              <dd className="wire text-blocked">Chromium: {toReason(outcome)}</dd>
            )}
            {own?.differences.map((difference) => (
              <dd key={difference} className="text-stale">
                ≠ {difference}
              </dd>
            ))}
            {own?.consoles.map(({ engine, lines }) => (
              <dd key={engine} className="wire">
                {engineNames[engine]}:{" "}
                {(lines ?? []).map(([line]) => line).join("\n") || "prints nothing"}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
