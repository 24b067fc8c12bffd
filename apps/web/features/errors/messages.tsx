import { type Engine, engines } from "@blocked/cors-protocol";
import { recordedVersions } from "@blocked/error-guide";
import { engineNames } from "../../lib/explain/visitor.ts";

type MessagesProps = {
  lines: Partial<Record<Engine, readonly string[]>>;
  isRecorded?: boolean;
};

/** The console lines of every engine that has any, with the version they were recorded in. */
export function Messages({ lines: linesOf, isRecorded = true }: MessagesProps) {
  return (
    <dl className="space-y-3">
      {engines.map((engine) => {
        const lines = linesOf[engine];
        return (
          lines !== undefined && (
            <div key={engine}>
              <dt className="font-semibold">
                {engineNames[engine]} {isRecorded ? recordedVersions[engine] : "(from its source)"}
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
