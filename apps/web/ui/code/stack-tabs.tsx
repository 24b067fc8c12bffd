import { serverNames } from "@blocked/servers/names";
import type { ReactNode } from "react";
import { stack as stacks } from "../../lib/preference.ts";
import { type StackId, useStack } from "../../lib/stack.ts";
import { Tabs } from "../tabs.tsx";

type Snippet = { stack: StackId; content: ReactNode; action?: ReactNode };

/**
 * One thing in the code of several servers. It follows the stack picker, and choosing a tab changes the picker. The
 * first snippet stands in for the stacks that have none. Styles show the right panel before any script runs.
 */
export function StackTabs({ label, snippets }: { label: string; snippets: readonly Snippet[] }) {
  const { stack, choose } = useStack();
  const own = snippets.map((snippet) => snippet.stack);
  const missing = stacks.values.filter((id) => !own.includes(id));
  return (
    <Tabs
      label={label}
      chosen={Math.max(0, own.indexOf(stack))}
      onChoose={(index) => choose(own[index] ?? stacks.first)}
      tabs={snippets.map((snippet, index) => ({
        ...snippet,
        title: serverNames[snippet.stack],
        stacks: index === 0 ? [snippet.stack, ...missing] : [snippet.stack],
      }))}
    />
  );
}
