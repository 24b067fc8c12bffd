import { useState } from "react";

/** Copies a text, and says so in its own label; `more` of the label is only spoken. */
export function CopyButton({
  text,
  label,
  more = "",
}: {
  text: string;
  label: string;
  more?: string;
}) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <button
      type="button"
      className="text-sm text-accent hover:underline"
      onBlur={() => setIsCopied(false)}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setIsCopied(true));
      }}
    >
      <span aria-live="polite">{isCopied ? "Copied" : label}</span>
      {more !== "" && <span className="sr-only"> {more}</span>}
    </button>
  );
}
