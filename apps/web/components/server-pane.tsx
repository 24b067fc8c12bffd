import { type Exchange, type HeaderLine, isPreflight } from "@blocked/cors-protocol";

/** The requests that reached the API, in their order, with all that stood on the wire. */
export function ServerPane({ exchanges }: { exchanges: Exchange[] }) {
  return (
    <section aria-labelledby="server-saw" className="pane space-y-2">
      <h3 id="server-saw" className="eyebrow">
        What the server saw
      </h3>
      {exchanges.length === 0 && <p className="text-soft">No request arrived.</p>}
      <ol className="space-y-3">
        {exchanges.map((exchange, index) => (
          <li key={index} className="space-y-1">
            <p className="wire font-semibold">
              {exchange.method} {withoutTrace(exchange.path)} →{" "}
              {exchange.response?.status ?? "connection lost"}
            </p>
            <p className="text-sm">
              {isPreflight(exchange) ? "The preflight. " : "The request. "}
              {toEffect(exchange)}
            </p>
            <details>
              <summary className="text-sm text-accent">Headers</summary>
              <Headers title="asked" lines={exchange.requestHeaders} />
              <Headers title="answered" lines={exchange.response?.headers ?? []} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Headers({ title, lines }: { title: string; lines: HeaderLine[] }) {
  return (
    <div className="mt-2">
      <p className="text-sm text-soft">{title}</p>
      <ul className="wire">
        {lines.map(([name, value], index) => (
          <li key={index}>
            <span className="text-soft">{name.toLowerCase()}:</span> {value}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether the server acted, which a block does not undo. */
function toEffect({ handlerRan, rowsWritten }: Exchange): string {
  if (!handlerRan) return "The handler never ran.";
  if (rowsWritten === 0) return "The handler ran.";
  return `The handler ran and wrote ${rowsWritten} row${rowsWritten === 1 ? "" : "s"}.`;
}

function withoutTrace(path: string): string {
  return path.replace(/[?&]trace=[^&]*/, "");
}
