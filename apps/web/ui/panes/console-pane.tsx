import { type ConsoleLines, messageVersions } from "@blocked/cors-protocol";
import { useId } from "react";
import { getVisitor } from "../../lib/explain/visitor.ts";
import { type Console, engineNames } from "../../lib/explain/consoles.ts";

/**
 * The engines' own words, the visitor's first. Script cannot read the console: these are computed from what
 * the server saw.
 */
export function ConsolePane({
  consoles,
  verb = "prints",
  basis = "what the server saw",
  isRecorded = false,
}: {
  consoles: readonly Console[];
  verb?: "prints" | "will print";
  /** What the lines were computed from. */
  basis?: string;
  /** Whether the words are not about CORS, and so were recorded and not computed. */
  isRecorded?: boolean;
}) {
  const id = useId();
  const [own, ...others] = consoles;
  if (own === undefined) return null;
  return (
    <section aria-labelledby={id} className="pane space-y-2">
      <h3 id={id} className="eyebrow">
        What {engineNames[own.engine]}’s console {verb}
      </h3>
      <Lines lines={own.lines} />
      <p className="text-sm text-soft">{isRecorded ? recordedRemark : toRemark(basis)}</p>
      {others.map(({ engine, lines }) => (
        <details key={engine}>
          <summary className="text-accent">{engineNames[engine]}’s words for it</summary>
          <div className="pt-2">
            <Lines lines={lines} />
          </div>
        </details>
      ))}
    </section>
  );
}

const recordedRemark = `Not about CORS, and so not computed: recorded in Chromium ${messageVersions.chromium}, Firefox ${messageVersions.firefox} and WebKitGTK ${messageVersions.webkit} on Linux; open your console and compare.`;

/** What to make of it, and in which version it was seen to be true. */
function toRemark(basis: string): string {
  const { engine, version } = getVisitor();
  const name = engineNames[engine];
  const recorded = messageVersions[engine];
  if (version !== null && version > Number(recorded)) {
    return `Computed from ${basis}, as ${name} ${recorded} was recorded to word it; your ${name} ${version} is newer, so open your console and compare.`;
  }
  return engine === "webkit"
    ? `Computed from ${basis}, as WebKitGTK ${recorded} was recorded to word it; Safari may differ, so open your console and compare.`
    : `Computed from ${basis}; open your console and compare.`;
}

function Lines({ lines }: Pick<Console, "lines">) {
  if (lines === null) {
    return (
      <p className="text-soft">It would name an error of the network, or send something else.</p>
    );
  }
  if (lines.length === 0) return <p className="text-soft">Nothing.</p>;
  return (
    <ol className="space-y-2">
      {lines.map((wordings, index) => (
        <Line key={index} wordings={wordings} />
      ))}
    </ol>
  );
}

/** One line of the console. Where it cannot be known which of several it will be, that is said. */
function Line({ wordings }: { wordings: ConsoleLines[number] }) {
  if (wordings.length === 1) {
    return (
      <li className="wire text-blocked">
        <Elided text={wordings[0]} />
      </li>
    );
  }
  return (
    <li className="space-y-1">
      <p className="text-sm text-soft">One of these; which one, only the browser knows:</p>
      <ul className="space-y-1">
        {wordings.map((wording) => (
          <li key={wording} className="wire text-blocked">
            <Elided text={wording} />
          </li>
        ))}
      </ul>
    </li>
  );
}

const encoded = /(?<=\/workbench\/)([\w-]{16,})(?=\/)/;

/** The whole text, of which an encoded policy takes no more room than a word. */
function Elided({ text }: { text: string }) {
  return text
    .split(encoded)
    .map((part, index) => (index % 2 === 0 ? part : <Encoded key={index}>{part}</Encoded>));
}

function Encoded({ children }: { children: string }) {
  return (
    <span className="elided" title="the encoded policy">
      {children}
    </span>
  );
}
