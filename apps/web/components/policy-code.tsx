import { fillIn, getProbe, getShown, type Profile } from "@blocked/profiles";
import { type CodeLine, toText } from "@blocked/servers";
import { toLink } from "../lab/address.ts";
import { toOtherServers } from "../lab/other-servers.ts";
import { toWorkbenchLink } from "../workbench/address.ts";
import { fromProbe } from "../workbench/draft.ts";
import { Code } from "./code.tsx";
import { CopyButton } from "./copy-button.tsx";
import { useServerCode } from "./setup-texts.tsx";
import { Tabs } from "./tabs.tsx";
import { ToGlossary } from "./glossary.tsx";

/** The policy as code, with the page's origin filled in. */
export function PolicyCode({ profile, pageOrigin }: { profile: Profile; pageOrigin: string }) {
  const toServerCode = useServerCode(pageOrigin);
  return (
    <section aria-label="What the server is told">
      <Tabs
        label="What the server is told"
        tabs={[
          toTab("Fastify", toServerCode(profile), null),
          ...toOtherServers(profile, pageOrigin).map(({ name, lines, note }) =>
            toTab(name, lines, note),
          ),
        ]}
      />
      {profile.policy.kind === "setup" ? (
        <p className="pt-1 text-sm text-soft">
          <code className="wire">correct</code> are the options of{" "}
          <a className="text-accent underline" href={toLink("correct")}>
            Correct
          </a>
          . <ToGlossary />
        </p>
      ) : (
        <p className="pt-1 text-sm">
          <a
            className="text-accent hover:underline"
            href={toWorkbenchLink({
              policy: fillIn(profile.policy, pageOrigin),
              draft: fromProbe(getShown(profile)?.probe ?? getProbe("read")),
            })}
          >
            Change it in the workbench
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
