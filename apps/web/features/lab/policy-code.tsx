import { type CodeLine, toText } from "@blocked/servers";
import { fillIn, getProbe, getShown, type Profile } from "@blocked/profiles";
import { toLink } from "../../lib/lab-address.ts";
import { toOtherServers } from "../../lib/other-servers.ts";
import { toPlaygroundLink } from "../../lib/composition/composition.ts";
import { fromProbe } from "../../lib/composition/draft.ts";
import { Code } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useServerCode } from "../../runner/state/lab-context.tsx";
import { Link } from "../../ui/link.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { ToGlossary } from "../../ui/glossary.tsx";

/** A profile's policy as code in every server that can express it, with the page's origin filled in. */
export function PolicyCode({ profile, pageOrigin }: { profile: Profile; pageOrigin: string }) {
  const toServerCode = useServerCode();
  return (
    <section aria-label="Server configuration">
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
        <p className="pt-1 text-sm text-soft">
          <code className="wire">correct</code> stands for the options of{" "}
          <Link href={toLink("correct")}>Correct</Link>. <ToGlossary />
        </p>
      ) : (
        <p className="pt-1 text-sm">
          <a
            className="text-accent hover:underline"
            href={toPlaygroundLink({
              policy: fillIn(profile.policy, pageOrigin),
              draft: fromProbe(getShown(profile)?.probe ?? getProbe("read")),
            })}
          >
            Edit in the playground
          </a>
          {" · "}
          <ToGlossary />
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
