import { type CodeLine, toText } from "@blocked/servers";
import { fillIn, getProbe, getShown, type Profile } from "@blocked/profiles";
import { toPlaygroundLink } from "../../lib/composition/composition.ts";
import { fromProbe } from "../../lib/composition/draft.ts";
import { toLink } from "../../lib/address/lab-address.ts";
import type { ApiId } from "../../lib/apis.ts";
import { toOtherServers } from "../../lib/other-servers.ts";
import type { StackId } from "../../lib/stack.ts";
import { Code } from "../../ui/code/code.tsx";
import { CopyButton } from "../../ui/code/copy-button.tsx";
import { ForStacks } from "../../ui/code/for-stacks.tsx";
import { Link } from "../../ui/link.tsx";
import { useApiName, useLab, useServerCode } from "../state/lab-context.tsx";

/**
 * A profile's policy as code in the chosen stack, with the page's origin filled in. Where there are two servers, in
 * the code of the one that gets the request.
 */
export function Configuration({ profile, server }: { profile: Profile; server: ApiId }) {
  const { pageOrigin } = useLab();
  const api = useApiName(server);
  const toServerCode = useServerCode();
  const snippets = [
    toSnippet("fastify", "Fastify", toServerCode(profile), null),
    ...toOtherServers(profile, pageOrigin).map(({ id, name, lines, note }) =>
      toSnippet(id, name, lines, note),
    ),
  ];
  const own = api === null ? undefined : snippets.find(({ stack }) => stack === server);
  return (
    <section aria-label="Server configuration" className="space-y-2">
      {api !== null && own === undefined && (
        <p>{api} has this set-up in a form of its own. This is Fastify’s.</p>
      )}
      {own?.content ?? <ForStacks snippets={snippets} />}
      {profile.policy.kind === "setup" ? (
        <p className="text-sm text-soft">
          <code className="wire">correct</code> stands for the options of{" "}
          <Link href={toLink("correct")}>Correct</Link>.
        </p>
      ) : (
        <p className="text-sm">
          <Link
            href={toPlaygroundLink({
              policy: fillIn(profile.policy, pageOrigin),
              draft: fromProbe(getShown(profile)?.probe ?? getProbe("read")),
            })}
          >
            Edit in the playground
          </Link>
        </p>
      )}
    </section>
  );
}

function toSnippet(stack: StackId, name: string, lines: CodeLine[] | null, note: string | null) {
  return {
    stack,
    content: (
      <div className="space-y-2">
        <div className="flex items-center justify-between gap-4">
          <p className="text-soft">In {name}:</p>
          {lines !== null && (
            <CopyButton text={toText(lines)} label="Copy" more={`the configuration in ${name}`} />
          )}
        </div>
        {lines !== null && <Code lines={lines} label={`The configuration in ${name}`} />}
        {note !== null && <p className="text-sm text-soft">{note}</p>}
      </div>
    ),
  };
}
