import type { CodeLine, DiffLine } from "@blocked/profiles";
import { linkTo } from "./linked-highlight/links.ts";

/** Shows code; each line is linked to the option that it sets. */
export function Code({ lines, label }: { lines: readonly CodeLine[]; label: string }) {
  const isLong = lines.length > 6;
  return (
    <pre
      className={`code wire ${isLong ? "code-long" : ""}`}
      aria-label={label}
      // Without it a keyboard cannot scroll the code.
      {...(isLong ? { tabIndex: 0 } : {})}
    >
      {lines.map(({ text, options, places }, index) => (
        <span key={index} className="code-line" {...linkTo(options, places)}>
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

const signs = {
  kept: { sign: " ", look: "", word: "" },
  removed: { sign: "-", look: "text-blocked", word: "removed: " },
  added: { sign: "+", look: "text-readable", word: "added: " },
};

/** Shows a change of code. The signs carry the meaning; the colors repeat it. */
export function Diff({ lines, label }: { lines: readonly DiffLine[]; label: string }) {
  return (
    <pre className="code wire" aria-label={label}>
      {lines.map(({ text, options, change }, index) => {
        const { sign, look, word } = signs[change];
        return (
          <span key={index} className={`code-line ${look}`} {...linkTo(options)}>
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
