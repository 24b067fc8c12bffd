import type { CodeLine } from "@blocked/servers";
import { toHang } from "./hang.ts";
import { linkTo } from "../linked-highlight/links.ts";

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
        <span key={index} className="code-line" style={toHang(text)} {...linkTo(options, places)}>
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}
