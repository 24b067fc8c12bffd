import { type Engine, engines } from "@blocked/cors-protocol";
import { recordedVersions } from "@blocked/error-guide";
import { engineNames } from "../../lab/consoles.ts";

/** The lines of each engine that was heard, and that it printed none where it printed none. */
export function WordsOf({
  words,
  isHeard = true,
}: {
  words: Partial<Record<Engine, string[]>>;
  isHeard?: boolean;
}) {
  return (
    <dl className="space-y-3">
      {engines.map((engine) => {
        const lines = words[engine];
        return (
          lines !== undefined && (
            <div key={engine}>
              <dt className="font-semibold">
                {engineNames[engine]} {isHeard ? recordedVersions[engine] : "(from its source)"}
              </dt>
              <dd>
                {lines.length === 0 && <p className="text-soft">Prints nothing.</p>}
                {lines.map((line, index) => (
                  <p key={index} className="wire break-words text-blocked">
                    {line}
                  </p>
                ))}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
