import type { HeaderLine } from "@blocked/cors-protocol";
import { useId } from "react";
import { type Got, isError } from "../../lib/explain/explain.ts";
import { toText } from "../../lib/explain/sentence.ts";

/** What the page's script was handed. */
export function ScriptPane({
  title = "What your JavaScript got",
  got,
  body,
  headers = null,
}: {
  title?: string;
  got: Got;
  /** What the answer says, to be shown as JSON; undefined for nothing. */
  body: unknown;
  /** The headers that script may read; null where they are of no interest. */
  headers?: readonly HeaderLine[] | null;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pane space-y-2">
      <h3 id={id} className="eyebrow">
        {title}
      </h3>
      <p className={isError(got) ? "wire text-blocked" : "wire"}>{toText(got)}</p>
      {headers !== null && !isError(got) && (
        <ul className="wire" aria-label="Headers that your JavaScript may read">
          {headers.length === 0 && <li className="text-soft">no header that it may read</li>}
          {headers.map(([name, value]) => (
            <li key={name}>
              <span className="text-soft">{name}:</span> {value}
            </li>
          ))}
        </ul>
      )}
      {body !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it
        <pre className="wire max-h-48 overflow-auto rounded-md bg-sunk p-3" tabIndex={0}>
          {JSON.stringify(body, null, 2)}
        </pre>
      )}
    </section>
  );
}
