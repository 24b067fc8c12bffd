import { type CodeLine, toText } from "@blocked/servers";
import { fillIn, getProbe, getShown, type Profile } from "@blocked/profiles";
import { toPlaygroundLink } from "../../lib/composition/composition.ts";
import { fromProbe } from "../../lib/composition/draft.ts";
import { toLink } from "../../lib/lab-address.ts";
import { toOtherServers } from "../../lib/other-servers.ts";
import { Code } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Link } from "../../ui/link.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useLab, useServerCode } from "../state/lab-context.tsx";

/** A profile's policy as code in every server that can express it, with the page's origin filled in. */
export function Configuration({ profile }: { profile: Profile }) {
  const { pageOrigin } = useLab();
  const toServerCode = useServerCode();
  return (
    <section aria-label="Server configuration" className="space-y-2">
      <Tabs
        label="Server"
        tabs={[
          toTab("Fastify", toServerCode(profile), null),
          ...toOtherServers(profile, pageOrigin).map(({ name, lines, note }) =>
            toTab(name, lines, note),
          ),
        ]}
      />
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

function toTab(name: string, lines: CodeLine[] | null, note: string | null) {
  return {
    title: name,
    content: (
      <div className="space-y-2">
        {lines !== null && <Code lines={lines} label={`The configuration in ${name}`} />}
        {note !== null && <p className="text-sm text-soft">{note}</p>}
      </div>
    ),
    action: lines !== null && (
      <CopyButton
        key={name}
        text={toText(lines)}
        label="Copy"
        more={`the configuration in ${name}`}
      />
    ),
  };
}
