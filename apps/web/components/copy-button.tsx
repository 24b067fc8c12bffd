import { useState } from "react";

/** Copies a text, and says so in its own label. */
export function CopyButton({ text, label }: { text: string; label: string }) {
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
    </button>
  );
}
