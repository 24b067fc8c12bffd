import { longestPasted } from "../lib/address/address-limits.ts";

/**
 * Takes an error line from the console. It is a plain form, so it works before the script has loaded; the page that
 * it opens moves the line into its fragment.
 */
export function PasteBox() {
  return (
    <search aria-label="Console error">
      <form action="/diagnose" className="space-y-2">
        <label className="block space-y-1">
          <span className="block font-semibold">Paste the red line from your console</span>
          <textarea
            name="line"
            required
            maxLength={longestPasted}
            rows={3}
            aria-describedby="pasted-limit"
            className="field wire"
            placeholder="Access to fetch at 'http://…' from origin 'http://…' has been blocked by CORS policy: …"
          />
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button-main">
            Explain it
          </button>
          <span id="pasted-limit" className="text-sm text-soft">
            At most {longestPasted} characters; your browser cuts off the rest.
          </span>
        </div>
      </form>
    </search>
  );
}
