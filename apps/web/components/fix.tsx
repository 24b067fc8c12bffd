import { findProfile, getFix, type Profile } from "@blocked/profiles";
import { type CodeLine, diff, toText } from "@blocked/servers";
import { toOtherServers } from "../lab/other-servers.ts";
import type { Entry } from "../lab/state.ts";
import type { Lab } from "../lab/store.ts";
import { Diff } from "./code.tsx";
import { CopyButton } from "./copy-button.tsx";
import { once } from "./once.ts";
import { useServerCode } from "./setup-texts.tsx";
import { Tabs } from "./tabs.tsx";

/** What to change, and the press that proves it. */
export function Fix({ entry, lab, pageOrigin }: { entry: Entry; lab: Lab; pageOrigin: string }) {
  const profile = findProfile(entry.profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  if (fix.id === profile.id) return <NothingToFix pageOrigin={pageOrigin} />;
  return (
    <section aria-labelledby="fix" className="pane space-y-3">
      <h3 id="fix" className="eyebrow">
        The fix
      </h3>
      <p>{profile.change}</p>
      <ServerChange profile={profile} fix={fix} pageOrigin={pageOrigin} />
      <button type="button" className="button-main" onClick={once(() => lab.fix(entry))}>
        Apply it and send again
      </button>
    </section>
  );
}

const sameAs = (name: string) =>
  name === "FastAPI"
    ? "Chromium prints the same sentence for FastAPI."
    : `In ${name} every request ends as with Fastify.`;

/** The way from a profile's server to that of its fix, as code. */
export function ServerChange({
  profile,
  fix,
  pageOrigin,
}: {
  profile: Profile;
  fix: Profile;
  pageOrigin: string;
}) {
  const toServerCode = useServerCode(pageOrigin);
  const others = toOtherServers(fix, pageOrigin);
  return (
    <Tabs
      label="The fix in code"
      tabs={[
        {
          title: "Fastify",
          content: (
            <Change
              name="Fastify"
              before={toServerCode(profile, fix)}
              after={toServerCode(fix, profile)}
            />
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

/** The configuration is right and the page is elsewhere: it is open under another spelling of its address. */
function NothingToFix({ pageOrigin }: { pageOrigin: string }) {
  return (
    <section aria-labelledby="fix" className="pane space-y-3">
      <h3 id="fix" className="eyebrow">
        The fix
      </h3>
      <p>
        Nothing in the configuration: it names <code className="wire">{pageOrigin}</code>, and this
        page is open as another origin.{" "}
        <a className="text-accent underline" href={pageOrigin}>
          Open it as {pageOrigin}
        </a>
      </p>
    </section>
  );
}

export function Change({
  name,
  before,
  after,
}: {
  name: string;
  before: readonly CodeLine[];
  after: readonly CodeLine[];
}) {
  return (
    <>
      <Diff lines={diff(before, after)} label={`The fix in ${name}`} />
      <CopyButton text={toText(after)} label={`Copy the ${name} code`} />
    </>
  );
}
