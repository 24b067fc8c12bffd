import { CopyButton } from "./copy-button.tsx";
import { toHang } from "./hang.ts";

type PlainCodeProps = {
  text: string;
  label: string;
  /** Whether a copy button stands above the code; where a row of tabs has it, none does. */
  hasCopy?: boolean;
};

/** Shows code that nothing is linked to. Each line hangs, so that a wrapped one stays right of its beginning. */
export function PlainCode({ text, label, hasCopy = true }: PlainCodeProps) {
  const lines = text.split("\n");
  return (
    <div className="space-y-1">
      {hasCopy && (
        <div className="flex justify-end">
          <CopyButton text={text} label="Copy" more={`: ${label}`} />
        </div>
      )}
      <pre className="code wire" aria-label={label}>
        {lines.map((line, index) => (
          <span key={index} className="code-line" style={toHang(line)}>
            {line}
            {index < lines.length - 1 && "\n"}
          </span>
        ))}
      </pre>
    </div>
  );
}
