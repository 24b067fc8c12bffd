import type { ReactNode } from "react";
import { stack as stacks } from "../../lib/preference.ts";
import type { StackId } from "../../lib/stack.ts";

type ForStacksProps = { snippets: readonly { stack: StackId; content: ReactNode }[] };

/**
 * One thing in the code of several servers, of which styles show the chosen one. The first stands in for the stacks
 * that have none.
 */
export function ForStacks({ snippets }: ForStacksProps) {
  const own = snippets.map(({ stack }) => stack);
  const missing = stacks.values.filter((id) => !own.includes(id));
  return snippets.map(({ stack, content }, index) => (
    <div key={stack} data-for-stack={[stack, ...(index === 0 ? missing : [])].join(" ")}>
      {content}
    </div>
  ));
}
