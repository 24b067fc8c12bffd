import type { Result } from "@blocked/api-client";

/** What the page's script was handed. */
export function ScriptPane({ result }: { result: Result<unknown> }) {
  return (
    <section aria-labelledby="script-got" className="pane space-y-2">
      <h3 id="script-got" className="eyebrow">
        What your JavaScript got
      </h3>
      {"unreadable" in result ? (
        <p className="wire text-blocked">
          {result.unreadable.name}: {result.unreadable.message}
        </p>
      ) : (
        <>
          <p className="wire">status {result.status}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it */}
          <pre className="wire max-h-48 overflow-auto rounded-md bg-sunk p-3" tabIndex={0}>
            {JSON.stringify("data" in result ? result.data : { error: result.error }, null, 2)}
          </pre>
        </>
      )}
    </section>
  );
}
