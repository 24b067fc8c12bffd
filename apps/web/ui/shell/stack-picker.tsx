"use client";

import { serverNames } from "@blocked/servers/names";
import { pick, stack as stacks } from "../../lib/preference.ts";
import { useStack } from "../../lib/stack.ts";

/** Chooses the server in whose code every page shows its snippets. */
export function StackPicker() {
  const { stack, choose } = useStack();
  return (
    <label className="flex items-center gap-2 text-sm text-soft">
      <span className="max-lg:sr-only">Your server</span>
      <select
        className="h-9 w-22 rounded-md border border-rule bg-raised px-1 font-medium text-accent"
        value={stack}
        onChange={({ target }) => choose(pick(stacks, target.value))}
      >
        {stacks.values.map((id) => (
          <option key={id} value={id}>
            {serverNames[id]}
          </option>
        ))}
      </select>
    </label>
  );
}
