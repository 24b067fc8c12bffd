import type { HeaderLine } from "@blocked/cors-protocol";
import { type Got, isError } from "../../lib/explain/explain.ts";
import { toText } from "../../lib/explain/sentence.ts";
import { Pane } from "../pane.tsx";
import { HeaderLines } from "./header-lines.tsx";

/** What the page's script got. */
export function ScriptPane({
  title = "What your JavaScript got",
  got,
  body,
  headers = null,
}: {
  title?: string;
  got: Got;
  /** The body of the response, shown as JSON; undefined for none. */
  body?: unknown;
  /** The headers that script may read; null to leave them out. */
  headers?: readonly HeaderLine[] | null;
}) {
  return (
    <Pane title={title}>
      <p className={isError(got) ? "wire text-blocked" : "wire"}>{toText(got)}</p>
      {headers?.length === 0 && !isError(got) && <p className="text-soft">No readable headers.</p>}
      {headers !== null && headers.length > 0 && (
        <HeaderLines lines={headers} label="Headers that your JavaScript may read" />
      )}
      {body !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it a keyboard cannot scroll
        <pre className="wire max-h-48 overflow-auto rounded-md bg-sunk p-3" tabIndex={0}>
          {JSON.stringify(body, null, 2)}
        </pre>
      )}
    </Pane>
  );
}
