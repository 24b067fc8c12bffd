"use client";

import { useId } from "react";
import { useStack } from "../../lib/stack.ts";
import { StackSelect } from "../code/stack-select.tsx";

/** Chooses the server in whose code every page shows its snippets. */
export function StackPicker() {
  const { stack, choose } = useStack();
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm text-soft">
      <label htmlFor={id} className="max-lg:sr-only">
        Your server
      </label>
      <StackSelect className="h-9 w-22 sm:w-32" label={{ id }} value={stack} onChoose={choose} />
    </div>
  );
}
