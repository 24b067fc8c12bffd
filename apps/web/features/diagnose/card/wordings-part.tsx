import { engineNames } from "../../../lib/explain/visitor.ts";
import type { Wordings } from "@blocked/diagnosis";

/** The same failure in every engine's words, folded. */
export function WordingsPart({ wordings }: { wordings: Wordings }) {
  if (wordings.length === 0) return null;
  return (
    <details>
      <summary className="text-accent">Show what each browser prints for it</summary>
      <dl className="space-y-3 pt-3">
        {wordings.map(({ engine, lines }) => (
          <div key={engine}>
            <dt className="font-medium">{engineNames[engine]}</dt>
            {lines.map((line, index) => (
              <dd key={index} className="wire text-blocked">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
