/** Written into an address a character may take three, and Node refuses more than 16 kB of heads. */
const limit = 4000;

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
              maxLength={limit}
              className="field"
              placeholder="Paste a red line"
            />
          ) : (
            <textarea
              name="line"
              required
              rows={3}
              maxLength={limit}
              defaultValue={line.slice(0, limit)}
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
          <button type="submit" className="button-main">
            Explain it
          </button>
        )}
      </form>
    </search>
  );
}
