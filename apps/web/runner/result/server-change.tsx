import { type CodeLine, diff, toText } from "@blocked/servers";
import type { Profile } from "@blocked/profiles";
import { toOtherServers } from "../../lib/other-servers.ts";
import { Diff } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useLab, useServerCode } from "../state/lab-context.tsx";

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
        toTab("Fastify", toCode(profile, fix), toCode(fix, profile), null),
        ...toOtherServers(profile, pageOrigin).flatMap(({ name, lines, note }) => {
          const after = others.find((other) => other.name === name)?.lines ?? null;
          return lines === null || after === null
            ? []
            : [toTab(name, lines, after, note ?? sameAs(name))];
        }),
      ]}
    />
  );
}

function toTab(
  name: string,
  before: readonly CodeLine[],
  after: readonly CodeLine[],
  note: string | null,
) {
  return {
    title: name,
    content: (
      <div className="space-y-2">
        <Diff lines={diff(before, after)} label={`The fix in ${name}`} />
        {note !== null && <p className="text-sm text-soft">{note}</p>}
      </div>
    ),
    action: (
      <CopyButton key={name} text={toText(after)} label="Copy" more={`the ${name} code`} />
    ),
  };
}
