import { longestPasted, pastedLimit } from "../features/errors/limits.ts";

/** A line of the console goes in, and the page about it comes out. A form, so that it needs no script. */
export function PasteBox({ isShort = false, line = "" }: { isShort?: boolean; line?: string }) {
  return (
    <search aria-label="A line of the console">
      <form action="/errors/read" className="space-y-2">
        <label className="block space-y-1">
          <span className={isShort ? "sr-only" : "font-semibold"}>
            Paste the red line from your console
          </span>
          {isShort ? (
            <input
              name="line"
              required
              maxLength={longestPasted}
              title={pastedLimit}
              className="field"
              placeholder="Paste a red line"
            />
          ) : (
            <textarea
              name="line"
              required
              rows={3}
              maxLength={longestPasted}
              aria-describedby="pasted-limit"
              defaultValue={line.slice(0, longestPasted)}
              className="field wire"
              placeholder="Access to fetch at 'http://…' from origin 'http://…' has been blocked by CORS policy: …"
            />
          )}
        </label>
        {isShort ? (
          <button type="submit" className="sr-only focus:not-sr-only">
            Explain it
          </button>
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className="button-main">
              Explain it
            </button>
            <span id="pasted-limit" className="text-sm text-soft">
              {pastedLimit}
            </span>
          </div>
        )}
      </form>
    </search>
  );
}
