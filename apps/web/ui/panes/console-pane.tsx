import { messageVersions } from "@blocked/cors-protocol/messages";
import type { Console } from "../../lib/explain/consoles.ts";
import { engineNames, getVisitor } from "../../lib/explain/visitor.ts";
import { Pane } from "../pane.tsx";
import { Lines } from "./console-lines.tsx";

/** The console of every engine, the visitor's first. Script cannot read the console, so the lines are computed. */
export function ConsolePane({
  consoles,
  api = null,
  verb = "prints",
  basis = "what the server saw",
  isRecorded = false,
}: {
  consoles: readonly Console[];
  /** The name of the server that got the request, where there are several. */
  api?: string | null;
  verb?: "prints" | "will print";
  /** What the lines are computed from. */
  basis?: string;
  /** Whether the lines are recorded: only messages about CORS can be computed. */
  isRecorded?: boolean;
}) {
  const [own, ...others] = consoles;
  if (own === undefined) return null;
  return (
    <Pane
      title={`What ${engineNames[own.engine]}’s console ${verb}${api === null ? "" : ` for ${api}`}`}
    >
      <Lines lines={own.lines} />
      <p className="text-sm text-soft">{isRecorded ? recordedRemark : toRemark(basis)}</p>
      {others.map(({ engine, lines }) => (
        <details key={engine}>
          <summary className="text-accent">Message in {engineNames[engine]}</summary>
          <div className="pt-2">
            <Lines lines={lines} />
          </div>
        </details>
      ))}
    </Pane>
  );
}

const recordedRemark = `Not a message about CORS, so it is recorded instead of computed: in Chromium ${messageVersions.chromium}, Firefox ${messageVersions.firefox} and WebKitGTK ${messageVersions.webkit} on Linux. Open your console and compare.`;

/** Says how far to trust the lines: a newer browser or Safari may print others. */
function toRemark(basis: string): string {
  const { engine, version } = getVisitor();
  const name = engineNames[engine];
  const recorded = messageVersions[engine];
  if (version !== null && version > Number(recorded)) {
    return `Computed from ${basis}, with the messages of ${name} ${recorded}. Your ${name} ${version} is newer; open your console and compare.`;
  }
  return engine === "webkit"
    ? `Computed from ${basis}, with the messages of WebKitGTK ${recorded}. Safari may differ; open your console and compare.`
    : `Computed from ${basis}. Open your console and compare.`;
}
