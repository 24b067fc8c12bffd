import { longestPasted } from "../lib/address-limits.ts";

const limit = `At most ${longestPasted} characters; your browser cuts off the rest.`;

/** Takes an error line from the console. It is a plain form, so it works before the script has loaded. */
export function PasteBox({ isShort = false, line = "" }: { isShort?: boolean; line?: string }) {
  const common = { name: "line", required: true, maxLength: longestPasted };
  return (
    <search aria-label="Console error">
      <form action="/diagnose" className="space-y-2">
        <label className="block space-y-1">
          <span className={isShort ? "sr-only" : "font-semibold"}>
            Paste the red line from your console
          </span>
          {isShort ? (
            <input {...common} title={limit} className="field" placeholder="Paste a red line" />
          ) : (
            <textarea
              {...common}
              rows={3}
              aria-describedby="pasted-limit"
              defaultValue={line.slice(0, longestPasted)}
              className="field wire"
              placeholder="Access to fetch at 'http://…' from origin 'http://…' has been blocked by CORS policy: …"
            />
          )}
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className={isShort ? "sr-only focus:not-sr-only" : "button-main"}>
            Explain it
          </button>
          {!isShort && (
            <span id="pasted-limit" className="text-sm text-soft">
              {limit}
            </span>
          )}
        </div>
      </form>
    </search>
  );
}
