import { type CodeLine, diff, serversById } from "@blocked/servers";
import { getFix, type Profile } from "@blocked/profiles";
import { toScriptFix } from "@blocked/error-guide";
import { toOtherServers } from "../../lib/other-servers.ts";
import { toServerCode } from "../../lib/server-code.ts";
import { setupTexts } from "../../lib/setup-texts.ts";
import type { StackId } from "../../lib/stack.ts";
import { CopyButton } from "../../ui/code/copy-button.tsx";
import { Diff } from "../../ui/code/diff.tsx";
import { StackChoice } from "./fix-choice.tsx";

/** NOTE: these pages are built before the lab's port is known, so the code names the usual one. */
const pageOrigin = "http://localhost:3000";
const context = { texts: setupTexts, pageOrigin };

type Change = { stack: StackId; before: CodeLine[]; after: CodeLine[]; note: string | null };

/** What to change in the server or the script, without a button to try it. */
export function FixOnPaper({ profile }: { profile: Profile }) {
  const fix = getFix(profile);
  const inScript = toScriptFix(profile);
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(fix.policy);
  return (
    <div className="space-y-3">
      <p>{profile.change}</p>
      {isOtherServer && (
        <StackChoice
          label="The fix in code"
          snippets={toChanges(profile, fix).map(({ stack, before, after, note }) => ({
            stack,
            action: (
              <CopyButton
                key={stack}
                text={after.map(({ text }) => text).join("\n")}
                label="Copy"
                more="the fixed code"
              />
            ),
            content: (
              <div className="space-y-2">
                <Diff lines={diff(before, after)} label={`The fix of ${profile.title}`} />
                {note !== null && <p className="text-sm text-soft">{note}</p>}
              </div>
            ),
          }))}
        />
      )}
      {inScript !== null && (
        <Diff lines={inScript} label={`The fix of ${profile.title} in the script`} />
      )}
    </div>
  );
}

/** The change in Fastify, and in every server that can express both sides. */
function toChanges(profile: Profile, fix: Profile): Change[] {
  const fixed = toOtherServers(fix, pageOrigin, serversById);
  const fastify: Change = {
    stack: "fastify",
    before: toServerCode(profile, context, fix),
    after: toServerCode(fix, context, profile),
    note: null,
  };
  const others = toOtherServers(profile, pageOrigin, serversById).flatMap(
    ({ id, lines, note }): Change[] => {
      const after = fixed.find((other) => other.id === id)?.lines ?? null;
      return lines === null || after === null ? [] : [{ stack: id, before: lines, after, note }];
    },
  );
  return [fastify, ...others];
}
