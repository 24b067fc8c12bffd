"use client";

import { useState } from "react";
import { Button } from "../button.tsx";

type CopyButtonProps = {
  text: string;
  label: string;
  more?: string;
  /** Whether it is what most readers came for. */
  isMain?: boolean;
};

/** Copies a text and says so in its label. Only assistive technology gets `more` of the label. */
export function CopyButton({ text, label, more = "", isMain = false }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Button
      className={isMain ? "button-main" : "min-h-6 text-sm text-accent hover:underline"}
      onBlur={() => setIsCopied(false)}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setIsCopied(true));
      }}
    >
      <span aria-live="polite">{isCopied ? "Copied" : label}</span>
      {more !== "" && <span className="sr-only"> {more}</span>}
    </Button>
  );
}
