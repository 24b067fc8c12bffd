import { toReason } from "@blocked/cors-protocol";
import { engineNames } from "../../lib/explain/consoles.ts";
import { type Row, toEnding } from "./cells.ts";
import type { Measured } from "./compare.ts";

/** All that is known of a configuration's requests. */
export function Details({
  row: { cells },
  measured,
}: {
  row: Row;
  measured: ReadonlyMap<string, Measured>;
}) {
  return (
    <dl className="matrix-details">
      {cells.map(({ id, probe, outcome }) => (
        <div key={id}>
          <dt className="font-semibold">{probe.label}</dt>
          <dd className="wire text-soft">
            {outcome.exchanges.join(", ") || "nothing sent"} · {toEnding(outcome)}
            {"parameter" in outcome && outcome.parameter !== "" && ` · ${outcome.parameter}`}
          </dd>
          {measured.get(id) === undefined ? (
            "code" in outcome && (
              <dd className="wire text-blocked">Chromium: {toReason(outcome)}</dd>
            )
          ) : (
            <Seen measured={measured.get(id)} />
          )}
        </div>
      ))}
    </dl>
  );
}

function Seen({ measured }: { measured: Measured | undefined }) {
  return (
    <>
      {measured?.differences.map((difference) => (
        <dd key={difference} className="text-stale">
          ≠ {difference}
        </dd>
      ))}
      {measured?.consoles.map(({ engine, lines }) => (
        <dd key={engine} className="wire">
          {engineNames[engine]}:{" "}
          {(lines ?? []).map(([line]) => line).join("\n") || "prints nothing"}
        </dd>
      ))}
    </>
  );
}
