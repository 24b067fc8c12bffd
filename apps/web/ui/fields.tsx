import { useId, useState } from "react";

/** A text of several lines that stands for a list; what is being typed is left as it is. */
export function LinesField({
  label,
  lines,
  rows = 3,
  isDisabled = false,
  onChange,
}: {
  label: string;
  lines: readonly string[];
  rows?: number;
  isDisabled?: boolean;
  onChange: (lines: string[]) => void;
}) {
  const [text, setText] = useState(lines.join("\n"));
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm text-soft">
        {label}
      </label>
      <textarea
        id={id}
        className="field wire block"
        rows={rows}
        spellCheck={false}
        disabled={isDisabled}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange(target.value.split("\n").filter((line) => line.trim() !== ""));
        }}
      />
    </div>
  );
}
