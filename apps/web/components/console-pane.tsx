import { isChromium } from "../lab/browser.ts";

/** The engine's own words. Script cannot read the console: these are computed from what the server saw. */
export function ConsolePane({ lines }: { lines: string[] }) {
  return (
    <section aria-labelledby="console-prints" className="pane space-y-2">
      <h3 id="console-prints" className="eyebrow">
        What Chromium’s console prints
      </h3>
      {lines.length === 0 ? (
        <p className="text-soft">Nothing.</p>
      ) : (
        <ol className="space-y-2">
          {lines.map((line) => (
            <li key={line} className="wire text-blocked">
              {line}
            </li>
          ))}
        </ol>
      )}
      <p className="text-sm text-soft">
        {isChromium()
          ? "Computed from what the server saw; open your console and compare."
          : "Your browser is not Chromium: it words this differently in its own console."}
      </p>
    </section>
  );
}
