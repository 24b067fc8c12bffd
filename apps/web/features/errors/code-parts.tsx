import { type CorsErrorCode, toFormerReasons } from "@blocked/cors-protocol";
import {
  type Cause,
  isRecorded,
  toCauses,
  toDistinction,
  toLinks,
  toMessagesOf,
  whyNotRun,
} from "@blocked/error-guide";
import { toProbeLink } from "../../lib/lab-address.ts";
import { Link } from "../../ui/link.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";
import { CauseDemo } from "./cause-demo.tsx";
import { Messages } from "./messages.tsx";
import { RecordedResponses } from "./recorded-responses.tsx";
import { toPlayground } from "./to-playground.ts";

/** What is known of a code: its messages, its causes, and further reading. */
export function CodeParts({ code }: { code: CorsErrorCode }) {
  const causes = toCauses(code);
  const former = toFormerReasons(code);
  return (
    <>
      <Part title="Messages in each browser">
        <Messages lines={toMessagesOf(code)} isRecorded={isRecorded(code)} />
        {former.length > 0 && (
          <details>
            <summary className="text-sm text-accent">Earlier versions of Chromium</summary>
            {former.map((sentence) => (
              <p key={sentence} className="wire text-soft">
                {sentence}
              </p>
            ))}
          </details>
        )}
      </Part>
      {causes.length > 0 ? (
        <Part title={causes.length === 1 ? "Cause" : "Causes, and how to tell them apart"}>
          {causes.map((cause) => (
            <CauseOf
              key={cause.profile.id}
              tell={toDistinction(code, cause, causes)}
              cause={cause}
            />
          ))}
        </Part>
      ) : (
        <NoDemo code={code} />
      )}
      <Part title="Further reading">
        <ul className="list-disc space-y-1 pl-6">
          {toLinks(code).map(({ title, href }) => (
            <li key={href}>
              <Link href={href}>{title}</Link>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** A profile that ends in this error: how to recognise it, its demo, and its fix. */
function CauseOf({ cause, tell }: { cause: Cause; tell: string | null }) {
  const { profile, probe } = cause;
  return (
    <article className="space-y-3 border-b border-rule pb-6">
      <h3 className="text-lg font-semibold">
        <Link href={toProbeLink(profile.id, probe)}>{profile.title}</Link>
      </h3>
      <TypicalCause profile={profile} />
      <p className="max-w-prose">{profile.lesson}</p>
      {tell !== null && <p className="max-w-prose break-words">{tell}</p>}
      <RecordedResponses cause={cause} />
      <CauseDemo cause={cause} />
    </article>
  );
}

function NoDemo({ code }: { code: CorsErrorCode }) {
  const href = toPlayground(code);
  return (
    <Part title="Why there is no demo">
      <p className="max-w-prose">{whyNotRun(code)}</p>
      {href !== null && (
        <p>
          <a className="button-main" href={href}>
            Open in the playground
          </a>
        </p>
      )}
    </Part>
  );
}
