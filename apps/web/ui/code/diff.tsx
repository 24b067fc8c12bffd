import type { DiffLine } from "@blocked/servers";
import { linkTo } from "../linked-highlight/links.ts";
import { toHang } from "./hang.ts";

const signs = {
  kept: { sign: " ", look: "", word: "" },
  removed: { sign: "−", look: "diff-removed", word: "removed: " },
  added: { sign: "+", look: "diff-added", word: "added: " },
};

/** Shows a change of code. The signs carry the meaning; the colors repeat it. */
export function Diff({ lines, label }: { lines: readonly DiffLine[]; label: string }) {
  return (
    <pre className="code wire" aria-label={label}>
      {lines.map(({ text, options, change }, index) => {
        const { sign, look, word } = signs[change];
        return (
          <span
            key={index}
            className={`code-line ${look}`}
            style={toHang(text, 2)}
            {...linkTo(options)}
          >
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
