import { CopyButton } from "./copy-button.tsx";

type PlainCodeProps = {
  text: string;
  label: string;
  /** Whether a copy button stands above the code; where a row of tabs has it, none does. */
  hasCopy?: boolean;
};

/** Shows code that nothing is linked to. Each line hangs, so that a wrapped one stays right of its beginning. */
export function PlainCode({ text, label, hasCopy = true }: PlainCodeProps) {
  return (
    <div className="space-y-1">
      {hasCopy && (
        <div className="flex justify-end">
          <CopyButton text={text} label="Copy" more={`: ${label}`} />
        </div>
      )}
      <pre className="code wire" aria-label={label}>
        {text.split("\n").map((line, index) => (
          <span key={index} className="code-line">
            {line}
            {"\n"}
          </span>
        ))}
      </pre>
    </div>
  );
}
