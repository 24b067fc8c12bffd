import { families, type Profile } from "@blocked/profiles";
import { findRecorded, toShownCause, toSteps } from "@blocked/error-guide";
import { isSeenOf } from "@blocked/servers/measured";
import { toFacts } from "../../lib/explain/chips.ts";
import { toLink } from "../../lib/address/lab-address.ts";
import { Link } from "../../ui/link.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";
import { VerdictBanner } from "../../ui/verdict/verdict-banner.tsx";
import { CauseDemo } from "./demo/cause-demo.tsx";
import { Evidence, findRun } from "./evidence.tsx";
import { FixOnPaper } from "./fix-on-paper.tsx";
import { InServers } from "./in-servers.tsx";
import { Layout, splitFirst } from "./layout.tsx";
import { toEngineWordings, Wordings } from "./messages.tsx";

const looks = {
  silent: { look: "neutral", title: "No CORS error is printed" },
  dangerous: { look: "danger", title: "Insecure" },
  "not-cors": { look: "neutral", icon: "∅", title: "Not a CORS error" },
} as const;

/** What is known of a failure that has no code: it belongs to exactly one profile. */
export function ProfileParts({ profile, meaning }: { profile: Profile; meaning: string }) {
  const { kind = "not-cors" } = families.find(({ profiles }) => profiles.includes(profile)) ?? {};
  const isHarm = kind === "dangerous";
  const cause = toShownCause(profile);
  const run = cause && findRun(cause);
  const recorded = cause && findRecorded(cause);
  const scenario = toSteps(profile);
  const [sentence, more] = splitFirst(meaning);
  return (
    <>
      <VerdictBanner
        {...looks[kind]}
        chips={run === undefined ? [] : toFacts(run.verdict, run.exchanges)}
      >
        {sentence}
      </VerdictBanner>
      <Layout
        fix={
          <Part title="What to change">
            {cause === undefined ? (
              <FixOnPaper profile={profile} />
            ) : (
              <CauseDemo cause={cause} isFirst />
            )}
            {more !== "" && <p>{more}</p>}
            <TypicalCause profile={profile} />
            <p>
              <Link href={toLink(profile.id)}>Open in the lab</Link>
            </p>
          </Part>
        }
        evidence={cause && <Evidence cause={cause} isHarm={isHarm} />}
      >
        {scenario !== null && (
          <Part title="Steps">
            <ol className="space-y-2">
              {scenario.steps.map(({ does, call, end }, index) => (
                <li key={index}>
                  <p>
                    <span className="font-semibold">{index + 1}. </span>
                    {does}
                  </p>
                  <p className="wire break-words">{call}</p>
                  <p className="text-sm text-soft">{`It ends in ${end}.`}</p>
                </li>
              ))}
            </ol>
            <p>{scenario.why}</p>
          </Part>
        )}
        <InServers isAsked={isSeenOf(profile.id)} />
        {recorded !== undefined && (
          <Part title="The message in each browser">
            <Wordings wordings={toEngineWordings(recorded.lines)} />
          </Part>
        )}
        <p>
          <Link href="/errors">All errors</Link> · <Link href="/glossary">Glossary</Link>
        </p>
      </Layout>
    </>
  );
}
