import type { ReactNode } from "react";
import { type StackId, useStack } from "../../lib/stack.ts";
import { ForStacks } from "./for-stacks.tsx";
import { StackSelect } from "./stack-select.tsx";

type Snippet = { stack: StackId; content: ReactNode; action?: ReactNode };

/**
 * One thing in the code of several servers. It follows the stack picker, and a choice here changes the picker. The
 * first snippet stands in for the stacks that have none. Styles show the right one before any script runs.
 */
export function StackChoice({ label, snippets }: { label: string; snippets: readonly Snippet[] }) {
  const { stack, choose } = useStack();
  const shown = snippets.find((snippet) => snippet.stack === stack) ?? snippets[0];
  if (shown === undefined) return null;
  return (
    <div className="space-y-3">
      <div className="flex items-center justify-between gap-4 border-b border-rule pb-2">
        <StackSelect
          className="stack-choice h-9 max-w-full text-sm"
          label={label}
          only={snippets.map((snippet) => snippet.stack)}
          value={shown.stack}
          onChoose={choose}
        />
        {shown.action}
      </div>
      <ForStacks snippets={snippets} />
    </div>
  );
}
