import { type CodeLine, diff, toText } from "@blocked/servers";
import type { Profile } from "@blocked/profiles";
import type { ReactNode } from "react";
import { toOtherServers } from "../../lib/other-servers.ts";
import type { StackId } from "../../lib/stack.ts";
import { CopyButton } from "../../ui/code/copy-button.tsx";
import { Diff } from "../../ui/code/diff.tsx";
import { ForStacks } from "../../ui/code/for-stacks.tsx";
import { useLab, useServerCode } from "../state/lab-context.tsx";

const sameAs = (name: string) =>
  name === "FastAPI"
    ? "Chromium prints the same message for FastAPI."
    : `In ${name} every request ends as with Fastify.`;

type ServerChangeProps = {
  profile: Profile;
  fix: Profile;
  /** Stands beside the copy button. */
  action?: ReactNode;
};

/** The change from a profile's server to its fix, in the chosen server if it can express it. */
export function ServerChange({ profile, fix, action }: ServerChangeProps) {
  const { pageOrigin, state } = useLab();
  const toCode = useServerCode();
  const others = toOtherServers(fix, pageOrigin);
  const toSnippet = (
    stack: StackId,
    name: string,
    before: readonly CodeLine[],
    after: readonly CodeLine[],
    note: string | null,
  ) => ({
    stack,
    content: (
      <div className="space-y-2">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="max-w-[68ch] min-w-0 grow basis-80">
            <h3 className="inline font-semibold">The fix in {name}. </h3>
            <p className="inline">{profile.change}</p>
          </div>
          <CopyButton text={toText(after)} label="Copy" more={`the ${name} code`} />
          {action}
        </div>
        <Diff lines={diff(before, after)} label={`The fix in ${name}`} />
        {note !== null && <p className="text-sm text-soft">{note}</p>}
      </div>
    ),
  });
  const snippets = toOtherServers(profile, pageOrigin).flatMap(({ id, name, lines, note }) => {
    const after = others.find((other) => other.name === name)?.lines ?? null;
    return lines === null || after === null
      ? []
      : [toSnippet(id, name, lines, after, note ?? sameAs(name))];
  });
  // Where FastAPI gets the request, its code stands in for Fastify's.
  const isReplaced = state.server === "fastapi" && snippets[0]?.stack === "fastapi";
  const own = toSnippet("fastify", "Fastify", toCode(profile, fix), toCode(fix, profile), null);
  return <ForStacks snippets={isReplaced ? snippets : [own, ...snippets]} />;
}
