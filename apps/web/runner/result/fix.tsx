import { type CodeLine, diff, toText } from "@blocked/servers";
import { findProfile, getFix, type Profile } from "@blocked/profiles";
import { toOtherServers } from "../../lib/other-servers.ts";
import { MainButton, once } from "../../ui/button.tsx";
import { Diff } from "../../ui/diff.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Link } from "../../ui/link.tsx";
import { Pane } from "../../ui/pane.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useLab, useServerCode } from "../state/lab-context.tsx";
import type { Entry } from "../state/state.ts";

/** What to change, and the button that tries it. */
export function Fix({ entry }: { entry: Entry }) {
  const { lab, pageOrigin } = useLab();
  const profile = findProfile(entry.profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  return (
    <Pane title="The fix" id="fix" className="space-y-3">
      {fix.id === profile.id ? (
        <p>
          The configuration is correct: it names <code className="wire">{pageOrigin}</code>. This
          page is open as another origin. <Link href={pageOrigin}>Open it as {pageOrigin}</Link>
        </p>
      ) : (
        <>
          <p>{profile.change}</p>
          <ServerChange profile={profile} fix={fix} />
          <MainButton onClick={once(() => lab.fix(entry))}>Apply fix and resend</MainButton>
        </>
      )}
    </Pane>
  );
}

const sameAs = (name: string) =>
  name === "FastAPI"
    ? "Chromium prints the same message for FastAPI."
    : `In ${name} every request ends as with Fastify.`;

/** The change from a profile's server to its fix, in every server that can express it. */
export function ServerChange({ profile, fix }: { profile: Profile; fix: Profile }) {
  const { pageOrigin } = useLab();
  const toCode = useServerCode();
  const others = toOtherServers(fix, pageOrigin);
  return (
    <Tabs
      label="The fix in code"
      tabs={[
        {
          title: "Fastify",
          content: (
            <Change name="Fastify" before={toCode(profile, fix)} after={toCode(fix, profile)} />
          ),
        },
        ...toOtherServers(profile, pageOrigin).flatMap(({ name, lines, note }) => {
          const after = others.find((other) => other.name === name)?.lines ?? null;
          if (lines === null || after === null) return [];
          return {
            title: name,
            content: (
              <>
                <Change name={name} before={lines} after={after} />
                <p className="mt-2 text-sm text-soft">{note ?? sameAs(name)}</p>
              </>
            ),
          };
        }),
      ]}
    />
  );
}

type ChangeProps = {
  name: string;
  before: readonly CodeLine[];
  after: readonly CodeLine[];
};

export function Change({ name, before, after }: ChangeProps) {
  return (
    <>
      <Diff lines={diff(before, after)} label={`The fix in ${name}`} />
      <CopyButton text={toText(after)} label={`Copy the ${name} code`} />
    </>
  );
}
