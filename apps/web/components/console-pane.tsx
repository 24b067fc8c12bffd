import type { ConsoleLines } from "@blocked/cors-protocol";
import { useId } from "react";
import { isChromium } from "../lab/browser.ts";

/** The engine's own words. Script cannot read the console: these are computed from what the server saw. */
export function ConsolePane({
  title = "What Chromium’s console prints",
  lines,
  basis = "what the server saw",
}: {
  title?: string;
  lines: ConsoleLines;
  /** What the lines were computed from. */
  basis?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pane space-y-2">
      <h3 id={id} className="eyebrow">
        {title}
      </h3>
      {lines.length === 0 ? (
        <p className="text-soft">Nothing.</p>
      ) : (
        <ol className="space-y-2">
          {lines.map((wordings) => (
            <Line key={wordings[0]} wordings={wordings} />
          ))}
        </ol>
      )}
      <p className="text-sm text-soft">
        {isChromium()
          ? `Computed from ${basis}; open your console and compare.`
          : "Your browser is not Chromium: it words this differently in its own console."}
      </p>
    </section>
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
