import type { CodeLine, DiffLine } from "@blocked/servers";
import { onThread } from "./thread.ts";

/** Code of which each line is on the thread of the option that it sets. */
export function Code({ lines, label }: { lines: readonly CodeLine[]; label: string }) {
  const isLong = lines.length > 6;
  return (
    <pre
      className={`code wire ${isLong ? "code-long" : ""}`}
      aria-label={label}
      // A keyboard has to be able to scroll it.
      {...(isLong ? { tabIndex: 0 } : {})}
    >
      {lines.map(({ text, options, places }, index) => (
        <span key={index} className="code-line" {...onThread(options, places)}>
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

const signs = {
  kept: { sign: " ", look: "", word: "" },
  removed: { sign: "-", look: "code-removed", word: "removed: " },
  added: { sign: "+", look: "code-added", word: "added: " },
};

/** What to change. The signs speak; the colours only repeat them. */
export function Diff({ lines, label }: { lines: readonly DiffLine[]; label: string }) {
  return (
    <pre className="code wire" aria-label={label}>
      {lines.map(({ text, options, change }, index) => {
        const { sign, look, word } = signs[change];
        return (
          <span key={index} className={`code-line ${look}`} {...onThread(options)}>
            <span aria-hidden="true">{sign} </span>
            {word !== "" && <span className="sr-only">{word}</span>}
            {text}
            {"\n"}
          </span>
        );
      })}
    </pre>
  );
}
