import { fastify, serversById, type Server, toFastifyCode } from "@blocked/servers";
import type { Policy } from "@blocked/profiles";
import type { StackId } from "../../../lib/stack.ts";
import { Code } from "../../../ui/code/code.tsx";
import { CopyButton } from "../../../ui/code/copy-button.tsx";
import { StackChoice } from "../../../ui/code/stack-choice.tsx";

/** The policy in the code of each server; responses that no plugin writes stand as they are sent. */
export function PolicyCode({ policy, pageOrigin }: { policy: Policy; pageOrigin: string }) {
  if (policy.kind === "raw") {
    return <Code lines={toFastifyCode(policy)} label="The policy in code" />;
  }
  const snippets = (Object.entries(serversById) as [StackId, Server][]).map(([stack, server]) => {
    const snippet = server.toSnippet(policy, pageOrigin);
    const content =
      snippet.lines === null ? (
        <p className="text-sm text-soft">{snippet.reason}</p>
      ) : (
        <div className="space-y-2">
          <Code lines={snippet.lines} label={`The policy in ${server.name}`} />
          {server !== fastify && (
            <p className="text-sm text-soft">{snippet.differs?.sentence ?? server.note}</p>
          )}
        </div>
      );
    const action = snippet.lines !== null && (
      <CopyButton
        key={stack}
        text={snippet.lines.map(({ text }) => text).join("\n")}
        label="Copy"
        more={`the policy for ${server.name}`}
      />
    );
    return { stack, content, action };
  });
  return <StackChoice label="The policy in code" snippets={snippets} />;
}
